#pragma warning disable MA0048 // The parts of a verdict are read together.
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Verdicts;

/// <summary>The one answer of a check.</summary>
/// <param name="Finding">The recommended attempt's, or the cause of the failure.</param>
/// <param name="Attempt">Index of the attempt that names it; null when the host did not resolve.</param>
/// <param name="Also">Codes of the other endpoints' failures, each once, in the order of the request.</param>
/// <param name="Settings">What to put into a mail app; null when nothing works.</param>
/// <param name="DecidedAfterMs">Milliseconds since the check began.</param>
public sealed record Verdict(
    VerdictOutcome Outcome, Finding Finding, int? Attempt, IReadOnlyList<string> Also, RecommendedSettings? Settings, int DecidedAfterMs);

/// <summary>Whether mail can be sent.</summary>
public enum VerdictOutcome
{
    Ready,
    ReadyWithWarnings,
    Failed,
}

/// <summary>What was proved to work.</summary>
/// <param name="UserName">Null when no credentials were given.</param>
/// <param name="Mechanism">The SASL mechanism that signed in.</param>
public sealed record RecommendedSettings(string Host, int Port, TlsMode Tls, string? UserName, string? Mechanism);
