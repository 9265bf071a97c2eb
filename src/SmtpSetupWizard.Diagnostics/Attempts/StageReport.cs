namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>One stage of an attempt.</summary>
/// <param name="Outcome">Null while the stage is under way.</param>
/// <param name="StartedMs">Milliseconds since the check began.</param>
/// <param name="DurationMs">Milliseconds; null while the stage is under way.</param>
/// <param name="Finding">The code of what went wrong here, or of a warning.</param>
/// <param name="Reply">The server's final reply, lines joined by a line feed, cleaned and at most 512 characters.</param>
public sealed record StageReport(
    Stage Stage, StageOutcome? Outcome, int StartedMs, int? DurationMs = null, string? Finding = null, string? Reply = null);
