#pragma warning disable MA0048 // The parts of the document are read together.
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A report as the API gives it. What is not known is null; durations are whole milliseconds.</summary>
/// <param name="Url">The page of the same report.</param>
/// <param name="ShowAddresses">Whether others than the owner see the user name and the addresses.</param>
/// <param name="DurationMs">Of the whole check; null while it runs.</param>
/// <param name="Checker">Who made the check: the public name of the place it was made from, and the program's version.</param>
/// <param name="Changes">Null when the check repeats none, or that one is gone.</param>
public sealed record ReportDocument(
    string Token, string Url, ReportStatus Status, string Host, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool ShowAddresses, int? DurationMs,
    ResolutionDocument? Resolution, VerdictDocument? Verdict, IReadOnlyList<AttemptDocument> Attempts, Checker? Checker, ChangesDocument? Changes);

/// <summary>What changed since the check that this one repeats.</summary>
/// <param name="Since">When that was.</param>
/// <param name="Url">Its page; null for others than the owner.</param>
/// <param name="Texts">A plain sentence each; empty when nothing did.</param>
public sealed record ChangesDocument(DateTimeOffset Since, string? Url, IReadOnlyList<string> Texts);

/// <param name="Finding">A finding's code.</param>
public sealed record ResolutionDocument(IReadOnlyList<string> Addresses, int DurationMs, string? Finding);

/// <param name="Finding">A finding's code.</param>
/// <param name="Also">Codes of the other endpoints' failures.</param>
/// <param name="Explanation">CommonMark without HTML.</param>
/// <param name="Steps">Each CommonMark without HTML.</param>
/// <param name="Forward">A message to the one who can act, plain text.</param>
public sealed record VerdictDocument(
    VerdictOutcome Outcome, string Finding, IReadOnlyList<string> Also, SettingsDocument? Settings, int DecidedAfterMs, Actor Actor,
    string Title, string Explanation, IReadOnlyList<string> Steps, string? Forward,
    IReadOnlyList<string> Proved, IReadOnlyList<string> NotTested, IReadOnlyList<string> RuledOut);

public sealed record SettingsDocument(string Host, int Port, TlsMode Tls, string? Username, string? Mechanism);

/// <param name="Finding">A finding's code; null while the attempt runs.</param>
/// <param name="Warnings">Findings' codes.</param>
/// <param name="Explanation">CommonMark without HTML.</param>
public sealed record AttemptDocument(
    int Port, TlsMode Tls, string? Address, AttemptOutcome? Outcome, string? Finding, IReadOnlyList<string> Warnings,
    IReadOnlyList<StageReport> Stages, Evidence Evidence, IReadOnlyList<string> Capabilities, SecurityFacts? Security,
    IReadOnlyList<TranscriptLine> Transcript, string? Title, string? Explanation, IReadOnlyList<string> Steps);

/// <summary>An event of a stage that began or ended.</summary>
/// <param name="Attempt">The attempt's index.</param>
public sealed record StageEventDocument(
    int Attempt, int Port, TlsMode Tls, Stage Stage, StageOutcome? Outcome, int StartedMs, int? DurationMs, string? Finding, string? Reply);
