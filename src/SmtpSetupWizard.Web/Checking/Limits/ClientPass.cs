namespace SmtpSetupWizard.Web.Checking.Limits;

/// <summary>What a check is counted by, as hashes. It is given back with <see cref="SubmissionLimits.Leave"/>.</summary>
/// <param name="Client">The client's key.</param>
/// <param name="SignsIn">Whether a sign-in can be refused.</param>
public sealed class ClientPass(UInt128 client, bool signsIn)
{
    public UInt128 Client { get; } = client;
    public bool SignsIn { get; } = signsIn;

    /// <summary>Each target address with the user name; empty until the host is resolved, and without credentials.</summary>
    public IReadOnlyList<UInt128> Accounts { get; set; } = [];

    /// <summary>The accounts that a test message is counted for.</summary>
    public IReadOnlyList<UInt128> Senders { get; set; } = [];

    public bool Left { get; set; }
}
