namespace SmtpSetupWizard.Diagnostics.Discovery.Typos;

/// <summary>A domain that is often meant, cut at its first dot.</summary>
internal sealed record PopularDomain(string Name, bool IsGreat)
{
    public string Label { get; } = Name[..Name.IndexOf('.', StringComparison.Ordinal)];
    public string Suffix { get; } = Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The name as it is when the dots are forgotten.</summary>
    public string Dotless { get; } = Name.Replace(".", "", StringComparison.Ordinal);
}
