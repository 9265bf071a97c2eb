namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>What all sources said so far; null is not yet.</summary>
internal sealed record FoundFacts
{
    public MxFacts? Mx { get; init; }
    public SrvFacts? Srv { get; init; }
    public AutoconfigFacts? Autoconfig { get; init; }
    public AutoconfigFacts? WellKnown { get; init; }
    public NameFacts? Names { get; init; }
}
