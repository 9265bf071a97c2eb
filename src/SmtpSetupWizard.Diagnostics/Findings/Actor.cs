namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Who can act on a finding.</summary>
public enum Actor
{
    User,
    Admin,
    Provider,
    Network,
    Nobody,
}
