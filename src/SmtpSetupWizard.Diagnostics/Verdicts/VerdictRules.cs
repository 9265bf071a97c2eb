using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Verdicts;

/// <summary>From attempts to the one answer.</summary>
internal static class VerdictRules
{
    private static readonly string[] Tampering = ["starttls.injection", "starttls.stripped", "tls.intercepted"];

    /// <summary>The attempt that names the verdict is known: it signed in, or its server refused the password.</summary>
    /// <param name="overtaken">Whether a preferred endpoint was still on its way when this one got its turn.</param>
    public static Verdict Of(SubmissionCheck check, IReadOnlyList<Attempt> attempts, int decider, bool overtaken, int decidedAfterMs)
    {
        var attempt = attempts[decider];
        var ready = attempt.Outcome is AttemptOutcome.Passed;
        var warned = attempt.Warnings.Count > 0 || overtaken || attempts.Take(decider).Any(preferred => preferred.Outcome is AttemptOutcome.Failed);
        return new(
            !ready ? VerdictOutcome.Failed : warned ? VerdictOutcome.ReadyWithWarnings : VerdictOutcome.Ready,
            attempt.Finding!, decider, Also(attempts, decider),
            ready ? new(check.Host, attempt.Endpoint.Port, attempt.Endpoint.Tls, check.Credentials?.UserName, check.Credentials is null ? null : attempt.Mechanism) : null,
            decidedAfterMs);
    }

    /// <summary>No endpoint works: the one that got furthest names the verdict, the first of them on a tie; tampering outranks all. Null when none could tell.</summary>
    public static Verdict? OfFailures(IReadOnlyList<Attempt> attempts, int decidedAfterMs)
    {
        var told = attempts.Index().Where(attempt => attempt.Item.Outcome is AttemptOutcome.Failed or AttemptOutcome.NotTried or AttemptOutcome.Reachable).ToList();
        if (told.Count == 0) return null;
        var (index, furthest) = told.MaxBy(attempt => (Rank(attempt.Item), -attempt.Index));
        return new(VerdictOutcome.Failed, furthest.Finding!, index, Also(attempts, index), null, decidedAfterMs);
    }

    /// <summary>The failures of the others, each once.</summary>
    public static IReadOnlyList<string> Also(IReadOnlyList<Attempt> attempts, int decider) =>
        [.. attempts.Where((attempt, index) => index != decider && attempt.Outcome is AttemptOutcome.Failed).Select(attempt => attempt.Finding!.Code).Distinct(StringComparer.Ordinal)];

    private static int Rank(Attempt attempt)
    {
        if (attempt.Outcome is not AttemptOutcome.Failed) return -1;
        if (Tampering.Contains(attempt.Finding!.Code, StringComparer.Ordinal)) return int.MaxValue;
        var secure = attempt.Stages.Any(stage => stage is { Stage: Stage.Tls, Outcome: StageOutcome.Ok });
        return (attempt.Stages is [.., var last] ? (int)last.Stage : 0) + (secure ? 100 : 0);
    }
}
