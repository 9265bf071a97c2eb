namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>What a provider takes as password.</summary>
public enum PasswordKind
{
    /// <summary>The one of the account or mailbox.</summary>
    Account,

    /// <summary>One made for a program; the account's own is refused, always or with two-step sign-in.</summary>
    AppPassword,

    /// <summary>One made for SMTP, apart from the account's.</summary>
    SmtpPassword,

    ApiKey,

    /// <summary>No password at all: only programs with the provider's own sign-in.</summary>
    OauthOnly,

    /// <summary>A password where it is still allowed.</summary>
    OauthOrPassword,

    /// <summary>There is no sign-in.</summary>
    None,
}
