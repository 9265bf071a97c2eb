namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>What an operator sets for the engine.</summary>
public sealed record CheckRunnerOptions
{
    public CheckLimits Limits { get; init; } = CheckLimits.Default;

    /// <summary>The name given in EHLO (RFC 5321 section 4.1.1.1): a real host name. Without a dot in it the address literal is said instead.</summary>
    public string EhloName { get; init; } = "";

    /// <summary>A known-good host for each port, asked only when every endpoint of a check is silent.</summary>
    public IReadOnlyDictionary<int, string> ReferenceHosts { get; init; } = new Dictionary<int, string>();
}
