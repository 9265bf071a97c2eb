namespace SmtpSetupWizard.Web.Wizard;

/// <summary>Which answer a finding puts in question, so that it is marked when the person tries again.</summary>
public static class FaultyField
{
    /// <summary>The field of the form: <c>host</c>, <c>endpoint</c>, <c>username</c>, <c>password</c>, <c>sender</c>; null when no answer is at fault.</summary>
    public static string? Of(string finding) => finding switch
    {
        "tls.name_mismatch" or "connect.refused" or "connect.unreachable" => "host",
        _ when finding.StartsWith("resolve.", StringComparison.Ordinal) || finding.StartsWith("host.", StringComparison.Ordinal) => "host",
        "greeting.implicit_tls" or "greeting.not_smtp" or "tls.plaintext_service" or "tls.not_tls" or "starttls.not_offered" or "auth.not_offered" or "connect.timeout" => "endpoint",
        "auth.account_disabled" or "auth.account_not_activated" => "username",
        "auth.invalid_credentials" or "auth.app_password_required" or "auth.rejected" => "password",
        "sender.not_owned" or "sender.not_verified" or "sender.domain_not_found" or "sender.rejected" => "sender",
        _ => null,
    };

    /// <summary>The step that asks for it.</summary>
    public static WizardStep StepOf(string? field) => field is "host" or "endpoint" ? WizardStep.Server : WizardStep.SignIn;
}
