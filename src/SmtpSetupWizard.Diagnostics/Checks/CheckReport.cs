using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Verdicts;

namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>What is known of a check: while it runs, and when it has ended. It holds no secret.</summary>
public sealed record CheckReport
{
    public required string Host { get; init; }
    public Resolution? Resolution { get; init; }

    /// <summary>Once set, only <see cref="Verdict.Also"/> grows.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>One for each endpoint asked for, in the order of the request; empty when nothing was resolved.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>Milliseconds of the whole check; null while it runs.</summary>
    public int? DurationMs { get; init; }

    /// <summary>Whether the person cancelled it.</summary>
    public bool Cancelled { get; init; }
}
