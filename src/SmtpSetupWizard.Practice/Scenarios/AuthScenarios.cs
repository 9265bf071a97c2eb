using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Hosts that go wrong at the sign-in.</summary>
internal static class AuthScenarios
{
    private static readonly CheckLimits Short = CheckLimits.Default with { Auth = Scenario.Soon };

    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        Refusal("auth.closed", Answer.Close),
        Refusal("auth.timeout", Answer.Silence, Short),
        Refusal("auth.malformed", "235-2.7.0 Welcome\n535 5.7.8 or not"),
        Refusal("auth.unavailable", "454 4.7.0 Temporary authentication failure"),
        Refusal("auth.rejected", "501 5.5.2 Cannot Decode response"),
        Offering("auth.not_offered", "PIPELINING", "SIZE 20480000", "8BITMIME"),
        Offering("auth.no_common_mechanism", "PIPELINING", "AUTH GSSAPI NTLM", "8BITMIME"),
        Refusal("auth.no_common_mechanism", "504 5.7.4 Unrecognized authentication type").As("auth-every-mechanism-unknown"),
        Offering("auth.oauth_required", "PIPELINING", "AUTH XOAUTH2 OAUTHBEARER", "8BITMIME"),
        Refusal("auth.oauth_required", "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR02CA0101.eurprd02.prod.outlook.com]").As("auth-basic-authentication-gone"),
        Refusal("auth.basic_disabled", "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM0PR02CA0101.eurprd02.prod.outlook.com]"),
        Refusal("auth.app_password_required", "534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 5b1f17b1804b1-3f1cc5c4c3asm - gsmtp"),
        Refusal("auth.access_not_enabled", "535 5.7.8 Error: authentication failed: This user does not have access rights to this service"),
        Refusal("auth.web_login_required", "534-5.7.9 Please log in with your web browser and then try again. For more\n534-5.7.9 information, go to\n534 5.7.9  https://support.google.com/mail/?p=WebLoginRequired - gsmtp"),
        Refusal("auth.account_disabled", "525 5.7.13 Login disabled for this user"),
        Refusal("auth.too_many_attempts", "454 4.7.0 Too many login attempts, please try again later. - gsmtp"),
        Refusal("auth.invalid_credentials", "535 5.7.8 Error: authentication failed: authentication failure"),
        Refusal("auth.account_not_activated", "535 5.7.8 Error: authentication failed: Your SMTP account is not yet activated. Please contact support to get it activated."),
        Scenario.On("auth.plaintext_offered", new SmtpScript { KeywordsInClear = [.. SmtpScript.Good.KeywordsInClear, "AUTH PLAIN LOGIN"] }),
        Scenario.On("auth.invalid_credentials", new SmtpScript { AuthEcho = Echo }).As("auth-echo"),
        Scenario.On("auth.malformed", new SmtpScript { AuthCommand = Answer.RepeatForEver("334 VXNlcm5hbWU6") }).As("auth-challenge-for-ever"),
    ];

    private static PracticeScenario Refusal(string finding, Answer answer, CheckLimits? limits = null) =>
        Scenario.On(finding, new SmtpScript { Auth = answer }, limits: limits);

    private static PracticeScenario Offering(string finding, params string[] keywords) =>
        Scenario.On(finding, new SmtpScript { Keywords = keywords });

    /// <summary>A careless server: it quotes the password, raw and in every coding it came or could come in.</summary>
    private static Answer Echo(SignIn signIn) => Answer.Lines(
        535,
        [
            "5.7.8 Error: authentication failed",
            $"5.7.8 password {signIn.Password}",
            $"5.7.8 encoded {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(signIn.Password))}",
            $"5.7.8 percent {Uri.EscapeDataString(signIn.Password)}",
            .. signIn.Raw.Select(line => $"5.7.8 got {line}"),
        ]);
}
