namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>What an account signs in with (RFC 4954).</summary>
/// <param name="UserName">As typed, any Unicode.</param>
/// <param name="Password">As typed, blanks at its ends included.</param>
public sealed record Credentials(string UserName, Secret Password)
{
    public override string ToString() => "***";
}
