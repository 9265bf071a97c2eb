using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Wizard;

/// <summary>The last form, as it was posted.</summary>
/// <param name="Answers">Everything but the password, to show the form again.</param>
/// <param name="Input">For the intake.</param>
/// <param name="SignsIn">Whether a sign-in was asked for, by the button that was pressed.</param>
public sealed record CheckForm(WizardAnswers Answers, CheckInput Input, bool SignsIn)
{
    public static CheckForm Read(IFormCollection form, string language)
    {
        var answers = WizardAnswers.Read(name => form[name]);
        var input = new CheckInput { Host = answers.Host, Endpoints = answers.AskedEndpoints(), Language = language, Previous = answers.Previous };
        if (form.ContainsKey("without")) return new(answers, input, SignsIn: false);

        var envelope = answers.Prove is Proving.Sender or Proving.Message;
        return new(answers, input with
        {
            UserName = answers.UserName,
            Password = form["password"] is [{ Length: > 0 } password, ..] ? new Secret(password) : null,
            Sender = envelope ? answers.Sender : null,
            SendTestMessage = answers.Prove == Proving.Message,
        }, SignsIn: true);
    }

    /// <summary>What the intake would take for a check without a sign-in, which is another button.</summary>
    public IReadOnlyDictionary<string, string[]> Missing(string language)
    {
        var missing = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (!SignsIn) return missing;
        if (string.IsNullOrEmpty(Input.UserName)) missing["username"] = [Texts.Get(language, "wizard.signIn.userNameMissing")];
        if (Input.Password is null) missing["password"] = [Texts.Get(language, "wizard.signIn.passwordMissing")];
        return missing;
    }
}
