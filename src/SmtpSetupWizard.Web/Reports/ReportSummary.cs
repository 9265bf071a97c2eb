using SmtpSetupWizard.Diagnostics.Verdicts;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>A report as a line in a list.</summary>
/// <param name="Token">Of its link; null when the reader may not open it.</param>
/// <param name="Outcome">Null without a verdict.</param>
/// <param name="Finding">The verdict's code; null without one.</param>
/// <param name="IsThis">Whether it is the report that the list belongs to.</param>
public sealed record ReportSummary(
    string? Token, string Host, ReportStatus Status, VerdictOutcome? Outcome, string? Finding, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool IsThis = false);
