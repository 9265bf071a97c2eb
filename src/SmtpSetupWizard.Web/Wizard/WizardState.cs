using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Wizard;

/// <summary>The step that is shown, and what is wrong on it.</summary>
/// <param name="Errors">By field of the form, in the reader's language.</param>
/// <param name="Host">How the host was understood; null while there is none, or it was not.</param>
public sealed record WizardState(
    WizardStep Step, WizardAnswers Answers, IReadOnlyDictionary<string, string[]> Errors, UnderstoodHost? Host = null)
{
    public static IReadOnlyDictionary<string, string[]> NoErrors { get; } = new Dictionary<string, string[]>();

    /// <summary>What to say before all fields: a limit that was reached, a form that was too old.</summary>
    public string? Trouble { get; init; }

    public IReadOnlyList<string> ErrorsOf(string field) => Errors.GetValueOrDefault(field, []);
}
