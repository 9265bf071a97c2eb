using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Results;

/// <summary>The explanations of a report's parts, in the reader's language.</summary>
public static class ReportTexts
{
    public static Explanation OfVerdict(this ExplanationLibrary library, ReportView view, Verdict verdict, string language) =>
        library.Explain(verdict.Finding, Context(view, RecommendedOf(view.Report, verdict)?.Endpoint) with { Report = view.Report }, language);

    public static Explanation OfAttempt(this ExplanationLibrary library, ReportView view, Attempt attempt, Finding finding, string language) =>
        library.Explain(finding, Context(view, attempt.Endpoint), language);

    /// <summary>The attempt that names the verdict; null when the host did not resolve.</summary>
    public static Attempt? RecommendedOf(CheckReport report, Verdict verdict) =>
        verdict.Attempt is { } index && index >= 0 && index < report.Attempts.Count ? report.Attempts[index] : null;

    /// <summary>Green also when another port failed: what is recommended works. Yellow is for a warning about itself.</summary>
    public static Tone ToneOf(CheckReport report, Verdict verdict) => verdict.Outcome switch
    {
        VerdictOutcome.Failed => Tone.Bad,
        VerdictOutcome.ReadyWithWarnings when RecommendedOf(report, verdict) is { Warnings.Count: > 0 } => Tone.Warn,
        _ => Tone.Good,
    };

    private static ExplanationContext Context(ReportView view, SubmissionEndpoint? endpoint) =>
        new(view.Report.Host, endpoint, view.Asked.UserName, view.CreatedAt) { Sender = view.Asked.Sender, Recipient = view.Asked.Recipient };
}
