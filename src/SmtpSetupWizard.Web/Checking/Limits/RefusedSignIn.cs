using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Checking.Limits;

/// <summary>Whether a check spent a try at somebody's password.</summary>
public static class RefusedSignIn
{
    /// <summary>
    /// A refusal of the credentials (any 5xx to AUTH but 504, and "too many attempts"), or a sign-in that was cut short before its answer:
    /// a cancelled try may have been a wrong one.
    /// </summary>
    public static bool In(CheckReport report) => report.Attempts.Any(attempt => Refused(attempt) || CutShort(attempt));

    private static bool Refused(Attempt attempt) =>
        attempt.Finding is { } finding && Stage(finding) == "auth"
        && (finding.Code == "auth.too_many_attempts" || finding.Evidence.ReplyCode is >= 500 and < 600 and not 504);

    private static bool CutShort(Attempt attempt) =>
        attempt.Stages.Any(stage => stage.Stage == Diagnostics.Attempts.Stage.Auth && (stage.Outcome is null || stage.Finding == "not_tried.cancelled"));

    private static string Stage(Finding finding) => finding.Evidence.Stage ?? finding.Code[..finding.Code.IndexOf('.', StringComparison.Ordinal)];
}
