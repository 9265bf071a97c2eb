using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>What the one look-up of the host gave.</summary>
/// <param name="Addresses">The addresses that are used, at most 4. Empty when <paramref name="Finding"/> is set.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Finding">A finding of stage <c>resolve</c>, or null.</param>
public sealed record Resolution(IReadOnlyList<string> Addresses, int DurationMs, Finding? Finding);
