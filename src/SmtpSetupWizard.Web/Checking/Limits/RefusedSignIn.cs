using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Checking.Limits;

/// <summary>Whether a check spent a try at somebody's password.</summary>
public static class RefusedSignIn
{
    /// <summary>
    /// A refusal of the credentials (any 5xx to AUTH but 504, and "too many attempts"), a sign-in that was cut short before its answer, and every
    /// other one that did not succeed: a server that hangs up or is busy may have judged the password all the same.
    /// </summary>
    public static bool In(CheckReport report) => report.Attempts.Any(attempt => Refused(attempt) || CutShort(attempt) || Unproven(attempt));

    private static bool Unproven(Attempt attempt) =>
        attempt.SignIns > 0 && !attempt.Stages.Any(stage => stage is { Stage: Diagnostics.Attempts.Stage.Auth, Outcome: StageOutcome.Ok });

    private static bool Refused(Attempt attempt) =>
        attempt.Finding is { } finding && Stage(finding) == "auth"
        && (finding.Code == "auth.too_many_attempts" || finding.Evidence.ReplyCode is >= 500 and < 600 and not 504);

    private static bool CutShort(Attempt attempt) =>
        attempt.Stages.Any(stage => stage.Stage == Diagnostics.Attempts.Stage.Auth && (stage.Outcome is null || stage.Finding == "not_tried.cancelled"));

    private static string Stage(Finding finding) => finding.Evidence.Stage ?? finding.Code[..finding.Code.IndexOf('.', StringComparison.Ordinal)];
}
