using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Wizard;

/// <summary>Decides which step comes next: the one that is wanted, or the first before it with something wrong.</summary>
public sealed class WizardSteps(ChecksOptions options, EgressPolicy egress)
{
    /// <param name="language">Of the errors.</param>
    public WizardState Show(WizardAnswers answers, WizardStep wanted, string language)
    {
        if (wanted == WizardStep.Address || !answers.AreGiven) return new(WizardStep.Address, answers, WizardState.NoErrors);
        if (!string.IsNullOrWhiteSpace(answers.Address) && !MailAddressText.TryRead(answers.Address, out _))
            return new(WizardStep.Address, answers, Wrong("address", Texts.Get(language, "wizard.address.invalid")));

        answers = FilledIn.From(answers);
        if (wanted == WizardStep.Server) return new(WizardStep.Server, answers, WizardState.NoErrors);

        var host = Understand(answers.Host);
        if (host is not null) answers = Take(answers, host);
        var errors = ServerErrors(answers, language);
        return new(errors.Count > 0 ? WizardStep.Server : WizardStep.SignIn, answers, errors, host);
    }

    /// <summary>Shows what the intake found wrong, at the first step that it is about.</summary>
    public WizardState Refused(WizardAnswers answers, IReadOnlyDictionary<string, string[]> errors)
    {
        var byField = FormErrors.Of(errors, !string.IsNullOrWhiteSpace(answers.Port));
        return new(byField.Keys.Any(FormErrors.IsOfServer) ? WizardStep.Server : WizardStep.SignIn, answers, byField);
    }

    private UnderstoodHost? Understand(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (HostInput.Parse(typed).Host is not { } host) return null;
        var more = typed.Contains('/', StringComparison.Ordinal) || (host.Literal is null && typed.Contains(':', StringComparison.Ordinal));
        return new(host.Ascii, host.Endpoint, more);
    }

    /// <summary>What was pasted with the host goes to its own fields.</summary>
    private static WizardAnswers Take(WizardAnswers answers, UnderstoodHost host)
    {
        if (!host.WasSplit) return answers with { Host = answers.Host?.Trim() };
        answers = answers with { Host = host.Name };
        if (host.Pasted is not { } pasted) return answers;
        var value = EndpointChoice.Of(pasted);
        if (!EndpointChoice.Defaults.Contains(value))
            return answers with { Port = pasted.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), Tls = EndpointChoice.ModeOf(pasted.Tls) };
        return answers.Endpoints.Count == 0 || answers.Endpoints.Contains(value) ? answers : answers with { Endpoints = [.. answers.Endpoints, value] };
    }

    private Dictionary<string, string[]> ServerErrors(WizardAnswers answers, string language)
    {
        var input = new CheckInput { Host = answers.Host, Endpoints = answers.AskedEndpoints(), Language = language };
        new CheckValidation(options, egress).Judge(input, out var errors);
        return FormErrors.Of(errors, !string.IsNullOrWhiteSpace(answers.Port))
            .Where(error => FormErrors.IsOfServer(error.Key))
            .ToDictionary(error => error.Key, error => error.Value, StringComparer.Ordinal);
    }

    private static Dictionary<string, string[]> Wrong(string field, string message) => new(StringComparer.Ordinal) { [field] = [message] };
}
