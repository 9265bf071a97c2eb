using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>What a line of a pasted text says.</summary>
/// <param name="Rank">The higher, the more it tells.</param>
internal sealed record PastedCause(string Finding, int Rank, int Line, Evidence Evidence);
