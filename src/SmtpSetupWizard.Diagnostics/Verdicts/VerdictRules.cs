using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Verdicts;

/// <summary>From attempts to the one answer.</summary>
internal static class VerdictRules
{
    private const int Secure = 100;

    private static readonly string[] NothingOfTls = ["tls.timeout", "tls.closed", "tls.plaintext_service", "tls.not_tls"];

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

    /// <summary>No endpoint works: the one that got furthest names the verdict, the first of them on a tie; tampering outranks all.</summary>
    public static Verdict OfFailures(IReadOnlyList<Attempt> attempts, int decidedAfterMs)
    {
        var (index, furthest) = attempts.Index().MaxBy(attempt => (Rank(attempt.Item), -attempt.Index));
        return new(VerdictOutcome.Failed, furthest.Finding!, index, Also(attempts, index), null, decidedAfterMs);
    }

    /// <summary>The host turned out to be something else, or our own network is at fault: that names the verdict, and the endpoints' failures stand beside it.</summary>
    public static Verdict OfCause(Finding cause, IReadOnlyList<Attempt> attempts, int decidedAfterMs) =>
        new(VerdictOutcome.Failed, cause, null, Also(attempts, null), null, decidedAfterMs);

    /// <summary>Whether every endpoint failed at <c>connect</c> or spoke another protocol.</summary>
    public static bool NothingSpokeSmtp(IReadOnlyList<Attempt> attempts) => attempts.All(attempt =>
        attempt.Finding is { } finding && (finding.Code.StartsWith("connect.", StringComparison.Ordinal) || finding.Code is "greeting.not_smtp" or "tls.not_tls")
        && attempt.Security?.Protocol is null && !attempt.Stages.Any(stage => stage is { Stage: Stage.Greeting, Outcome: StageOutcome.Ok or StageOutcome.Warning }));

    /// <summary>The failures of the others, each once.</summary>
    public static IReadOnlyList<string> Also(IReadOnlyList<Attempt> attempts, int? decider) =>
        [.. attempts.Where((attempt, index) => index != decider && attempt.Outcome is AttemptOutcome.Failed).Select(attempt => attempt.Finding!.Code).Distinct(StringComparer.Ordinal)];

    private static int Rank(Attempt attempt)
    {
        if (attempt.Outcome is not AttemptOutcome.Failed) return -1;
        if (Tampering.Contains(attempt.Finding!.Code, StringComparer.Ordinal)) return int.MaxValue;

        if (attempt.Stages is not [.., var last]) return 0;
        if (attempt.Security?.Protocol is not null) return Secure + (int)last.Stage;

        // Where TLS is due at once, a server that said nothing of TLS got no further than the connection.
        return attempt.Endpoint.Tls is TlsMode.Implicit && NothingOfTls.Contains(attempt.Finding.Code, StringComparer.Ordinal) ? (2 * (int)Stage.Connect) + 1 : 2 * (int)last.Stage;
    }
}
