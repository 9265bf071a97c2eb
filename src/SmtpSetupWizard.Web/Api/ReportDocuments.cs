using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Changes;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Api;

/// <summary>Makes the API's documents from reports, with their texts in one language.</summary>
public sealed class ReportDocuments(ExplanationLibrary explanations, SiteAddress site)
{
    /// <summary>The address of the report's page.</summary>
    public string LinkOf(HttpContext http, ReportView view) => site.Of(http, $"/r/{view.Token}");

    public ReportDocument Of(HttpContext http, ReportView view, string language) => new(
        view.Token, LinkOf(http, view), view.Status, view.Report.Host, view.CreatedAt, view.ExpiresAt, view.ShowAddresses, view.Report.DurationMs,
        view.Report.Resolution is { } resolution ? new(resolution.Addresses, resolution.DurationMs, resolution.Finding?.Code) : null,
        view.Report.Verdict is { } verdict ? Of(view, verdict, language) : null,
        [.. view.Report.Attempts.Select(attempt => Of(view, attempt, language))],
        view.Asked.Checker,
        view.Before is { } before
            ? new(
                before.CreatedAt, before.Token.Length > 0 ? site.Of(http, $"/r/{before.Token}") : null,
                [.. Changes(view).Select(change => ChangeTexts.Plain(change, language))])
            : null);

    /// <summary>Since the check that this one repeats, as far as the reader may see it.</summary>
    public static IReadOnlyList<ReportChange> Changes(ReportView view) => view.Before is { } before ? ReportChanges.Of(before.Report, view.Report) : [];

    public VerdictDocument Of(ReportView view, Verdict verdict, string language)
    {
        var report = view.Report with { Verdict = verdict };
        var endpoint = verdict.Attempt is { } index && index < report.Attempts.Count ? report.Attempts[index].Endpoint : null;
        var text = explanations.Explain(verdict.Finding, Context(view, endpoint) with { Report = report }, language);
        var proof = explanations.Prove(report, language);
        return new(
            verdict.Outcome, verdict.Finding.Code, verdict.Also,
            verdict.Settings is { } settings ? new(settings.Host, settings.Port, settings.Tls, settings.UserName, settings.Mechanism) : null,
            verdict.DecidedAfterMs, text.Actor, text.Title, text.Text, text.Steps, text.Forward, proof.Proved, proof.NotTested, proof.RuledOut);
    }

    public AttemptDocument Of(ReportView view, Attempt attempt, string language)
    {
        var text = attempt.Finding is { } finding ? explanations.Explain(finding, Context(view, attempt.Endpoint), language) : null;
        return new(
            attempt.Endpoint.Port, attempt.Endpoint.Tls, attempt.Address, attempt.Outcome, attempt.Finding?.Code,
            [.. attempt.Warnings.Select(warning => warning.Code)], attempt.Stages, attempt.Finding?.Evidence ?? Evidence.None,
            attempt.Capabilities, attempt.Security, attempt.Transcript, text?.Title, text?.Text, text?.Steps ?? []);
    }

    public static StageEventDocument Of(StageStep step) => new(
        step.Attempt, step.Endpoint.Port, step.Endpoint.Tls, step.Stage.Stage, step.Stage.Outcome, step.Stage.StartedMs, step.Stage.DurationMs, step.Stage.Finding, step.Stage.Reply);

    private static ExplanationContext Context(ReportView view, SubmissionEndpoint? endpoint) =>
        new(view.Report.Host, endpoint, view.Asked.UserName, view.CreatedAt) { Sender = view.Asked.Sender, Recipient = view.Asked.Recipient };
}
