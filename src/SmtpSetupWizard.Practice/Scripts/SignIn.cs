namespace SmtpSetupWizard.Practice.Scripts;

/// <summary>One AUTH exchange as the server saw it.</summary>
/// <param name="Password">As sent; for CRAM-MD5 and SCRAM the response, since the password never crosses.</param>
/// <param name="Raw">The client's lines, still encoded.</param>
public sealed record SignIn(string Mechanism, string UserName, string Password, bool InsideTls, IReadOnlyList<string> Raw)
{
    public override string ToString() => $"{Mechanism} ***";
}
