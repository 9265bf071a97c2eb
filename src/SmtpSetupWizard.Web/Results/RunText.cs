using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Results;

/// <summary>The outcome of a report in a list, in a few words. Nothing in them is from the server.</summary>
public static class RunText
{
    public static string Of(ReportSummary run, string language) =>
        run.Finding is { } finding && FindingCatalog.Contains(finding) ? LaneTag.Of(new Finding(finding), language) : Texts.Get(language, $"result.page.{run.Status.ToString().ToLowerInvariant()}");

    public static string? ClassOf(ReportSummary run) => run.Outcome switch { null => null, VerdictOutcome.Failed => "bad", _ => "good" };
}
