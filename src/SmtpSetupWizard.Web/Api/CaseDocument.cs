#pragma warning disable MA0048 // The parts of the document are read together.
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Changes;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Results;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A case as the API gives it to its agent.</summary>
/// <param name="Url">The agent's page.</param>
/// <param name="RequestUrl">The customer's page; null when the case is closed.</param>
/// <param name="Runs">The newest first.</param>
/// <param name="Reply">Drafted in the customer's language from the newest run that has a verdict; null without one.</param>
public sealed record CaseDocument(
    string Token, string Url, string? RequestUrl, CaseStatus Status, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? ClosedAt,
    AskedDocument Asked, IReadOnlyList<RunDocument> Runs, ReplyDocument? Reply)
{
    /// <param name="language">Of what the agent reads.</param>
    public static CaseDocument Of(HttpContext http, CaseView view, SiteAddress site, ExplanationLibrary explanations, string language)
    {
        var (asked, request) = (view.Asked, site.Of(http, $"/s/{view.RequestToken}"));
        var reply = view.Answerable is { View: { } answered } run
            ? CaseReply.Of(asked, answered, explanations, site.Of(http, $"/r/{run.Token}"), view.IsOpen ? request : null) : null;
        return new(
            view.Token, site.Of(http, $"/case/{view.Token}"), view.IsOpen ? request : null, view.IsOpen ? CaseStatus.Open : CaseStatus.Closed, view.CreatedAt, view.ExpiresAt, view.ClosedAt,
            new(asked.Host, asked.Address, asked.UserName, asked.Endpoints, asked.Prove, asked.Asker, asked.Note, asked.Language),
            [.. view.Runs.Select(run => RunDocument.Of(http, run, site, explanations, language))],
            reply is null ? null : new(reply.Subject, reply.Body, asked.Language));
    }
}

public enum CaseStatus
{
    Open,
    Closed,
}

public sealed record AskedDocument(
    string Host, string? Address, string? Username, IReadOnlyList<SubmissionEndpoint> Endpoints, string Prove, string? Asker, string? Note, string Language);

/// <param name="Url">The report's page.</param>
/// <param name="Finding">The verdict's code; null without one.</param>
/// <param name="Title">Null for runs that are not told in full any more, and without a verdict.</param>
/// <param name="Changes">A plain sentence each, since the run before; null when there is none to compare with.</param>
/// <param name="OtherUsername">Whether the customer took another user name than was asked for.</param>
public sealed record RunDocument(
    string Token, string Url, ReportStatus Status, DateTimeOffset CreatedAt, VerdictOutcome? Outcome, string? Finding, string? Title, IReadOnlyList<string>? Changes, bool OtherUsername)
{
    public static RunDocument Of(HttpContext http, CaseRun run, SiteAddress site, ExplanationLibrary explanations, string language) => new(
        run.Token, site.Of(http, $"/r/{run.Token}"), run.Status, run.CreatedAt, run.Outcome, run.Finding,
        run.View is { Report.Verdict: { } verdict } view ? explanations.OfVerdict(view, verdict, language).Title : null,
        run.Changes is { } changes ? [.. changes.Select(change => ChangeTexts.Plain(change, language))] : null, run.OtherUserName);
}

/// <summary>Plain text.</summary>
public sealed record ReplyDocument(string Subject, string Body, string Language);
