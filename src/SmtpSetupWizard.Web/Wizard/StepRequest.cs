using System.Globalization;

namespace SmtpSetupWizard.Web.Wizard;

/// <summary>Which step a form or an address asks for, and with which answers.</summary>
public sealed record StepRequest(WizardStep Step, WizardAnswers Answers)
{
    /// <param name="value">The last value of a field of the form.</param>
    public static StepRequest Of(WizardAnswers answers, Func<string, string?> value)
    {
        // "I only know the server": the address, whole or not, is no answer.
        if (!string.IsNullOrEmpty(value("skip"))) return new(WizardStep.Server, FilledIn.From(answers with { Address = null }) with { Address = "" });
        var step = int.TryParse(value("step"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 3) : 1;
        return new((WizardStep)step, answers);
    }
}
