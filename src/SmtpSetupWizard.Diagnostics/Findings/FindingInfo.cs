#pragma warning disable MA0048 // The severity belongs to the catalogue's row.
namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>A row of the catalogue.</summary>
/// <param name="Code"><c>stage.cause</c>.</param>
/// <param name="Actor">Who acts, unless the evidence speaks for <paramref name="OtherActor"/>.</param>
/// <param name="PastedOnly">A check never has it: it is for pasted texts.</param>
public sealed record FindingInfo(string Code, Severity Severity, Actor Actor, Actor? OtherActor = null, bool PastedOnly = false)
{
    /// <summary>The part before the dot.</summary>
    public string Group => Code[..Code.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>The part after the dot.</summary>
    public string Cause => Code[(Code.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>What a finding does to an attempt.</summary>
public enum Severity
{
    /// <summary>It says what was proved.</summary>
    None,

    /// <summary>The attempt goes on.</summary>
    Warning,

    /// <summary>It ends the attempt.</summary>
    Error,
}
