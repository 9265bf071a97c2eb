#pragma warning disable MA0048 // The runs belong to their case.
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Changes;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>A case as its agent sees it.</summary>
/// <param name="Token">Of the agent's link.</param>
/// <param name="RequestToken">Of the customer's link.</param>
/// <param name="Runs">The newest first.</param>
public sealed record CaseView(
    string Token, string RequestToken, AskedRequest Asked, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? ClosedAt, IReadOnlyList<CaseRun> Runs)
{
    public bool IsOpen => ClosedAt is null;

    /// <summary>The newest run that ended with a verdict: what is to be answered.</summary>
    public CaseRun? Answerable => Runs.FirstOrDefault(run => run.View is { Ended: true, Report.Verdict: not null });
}

/// <summary>A check of a customer for a case.</summary>
/// <param name="Token">Of the report's link.</param>
/// <param name="View">As somebody sees it who has its link; null for those that are too old to be told in full.</param>
/// <param name="Changes">Since the run before; null when there is none, or one of them has not ended.</param>
public sealed record CaseRun(
    string Token, DateTimeOffset CreatedAt, ReportStatus Status, VerdictOutcome? Outcome, string? Finding, ReportView? View, IReadOnlyList<ReportChange>? Changes)
{
    public bool Ended => Status is not (ReportStatus.Queued or ReportStatus.Running);

    /// <summary>Whether the customer took another user name than the agent asked for.</summary>
    public bool OtherUserName { get; init; }

    /// <summary>As a line of a list shows it.</summary>
    public ReportSummary Summary => new(Token, "", Status, Outcome, Finding, CreatedAt, default);
}
