using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Web.Changes;

/// <summary>Compares two checks that have ended.</summary>
public static class ReportChanges
{
    /// <summary>Less than this is noise, and so is less than twice as long.</summary>
    private const int NoiseMs = 500;

    /// <summary>The most telling first; empty when nothing differs and nothing is wrong.</summary>
    public static IReadOnlyList<ReportChange> Of(CheckReport before, CheckReport after)
    {
        if (!before.Host.Equals(after.Host, StringComparison.OrdinalIgnoreCase)) return [new HostChanged(before.Host, after.Host), .. Verdicts(before, after)];
        var pairs = before.Attempts.Join(after.Attempts, attempt => attempt.Endpoint, attempt => attempt.Endpoint, (then, now) => new Pair(then, now)).ToList();
        return
        [
            .. Verdicts(before, after),
            .. SignIns(before, after),
            .. pairs.SelectMany(Endpoint),
            .. Still(pairs),
            .. Tried(before, after),
            .. Addresses(before.Resolution, after.Resolution),
            .. Certificates(pairs),
            .. Mechanisms(pairs),
            .. pairs.SelectMany(Timings),
        ];
    }

    private static IEnumerable<ReportChange> Verdicts(CheckReport before, CheckReport after)
    {
        if (before.Verdict is not { } then || after.Verdict is not { } now) yield break;
        var (worked, works) = (then.Outcome != VerdictOutcome.Failed, now.Outcome != VerdictOutcome.Failed);
        if (worked != works || (!works && then.Finding.Code != now.Finding.Code)) yield return new VerdictChanged(then.Finding, now.Finding, works);
    }

    private static IEnumerable<ReportChange> SignIns(CheckReport before, CheckReport after)
    {
        var turn = (SignedIn(before), SignedIn(after)) switch
        {
            (false, true) => SignInTurn.Accepted,
            (true, false) => SignInTurn.Refused,
            (false, false) => SignInTurn.StillRefused,
            _ => (SignInTurn?)null,
        };
        if (turn is { } known) yield return new SignInChanged(known);
    }

    /// <summary>Whether the password was taken; null when no server judged it.</summary>
    private static bool? SignedIn(CheckReport report) =>
        report.Attempts.Any(attempt => attempt.Stages.Any(stage => stage is { Stage: Stage.Auth, Outcome: StageOutcome.Ok or StageOutcome.Warning })) ? true
        : report.Attempts.Any(attempt => attempt.Finding?.Code is "auth.invalid_credentials") ? false
        : null;

    private static IEnumerable<ReportChange> Endpoint(Pair pair)
    {
        var (then, now) = (pair.Before, pair.After);
        if (then.Finding is not { } was || now.Finding is not { } isNow || Ran(then) is not { } passed || Ran(now) is not { } passes) yield break;
        if (was.Code == isNow.Code || (passed && passes)) yield break;
        yield return new EndpointChanged(now.Endpoint, was, isNow, IsBetter: passes || (!passed && Depth(now) > Depth(then)));
    }

    /// <summary>Whether an endpoint did well but for the password, which is told of once for all; null when it was stopped before it could tell.</summary>
    private static bool? Ran(Attempt attempt) => attempt.Outcome switch
    {
        AttemptOutcome.Passed or AttemptOutcome.Reachable => true,
        AttemptOutcome.Failed when attempt.Finding?.Code == "auth.invalid_credentials" => true,
        AttemptOutcome.Failed => false,
        _ => null,
    };

    private static int Depth(Attempt attempt) => attempt.Stages.Count(stage => stage.Outcome is StageOutcome.Ok or StageOutcome.Warning);

    private static IEnumerable<ReportChange> Still(List<Pair> pairs) =>
        from pair in pairs
        where pair.Before.Outcome == AttemptOutcome.Failed && pair.After.Outcome == AttemptOutcome.Failed
        where pair.Before.Finding?.Code == pair.After.Finding?.Code && pair.After.Finding is not (null or { Code: "auth.invalid_credentials" })
        group pair.After by pair.After.Finding!.Code into alike
        select new EndpointsStill([.. alike.Select(attempt => attempt.Endpoint)], alike.First().Finding!);

    private static IEnumerable<ReportChange> Tried(CheckReport before, CheckReport after)
    {
        // A host that is not found has no endpoints: that is no choice of ports.
        if (before.Attempts.Count == 0 || after.Attempts.Count == 0) yield break;
        var (then, now) = (before.Attempts.Select(attempt => attempt.Endpoint).ToList(), after.Attempts.Select(attempt => attempt.Endpoint).ToList());
        if (now.Except(then).ToList() is { Count: > 0 } added) yield return new EndpointsTried(added, Now: true);
        if (then.Except(now).ToList() is { Count: > 0 } dropped) yield return new EndpointsTried(dropped, Now: false);
    }

    private static IEnumerable<ReportChange> Addresses(Resolution? before, Resolution? after)
    {
        if (before is not { Addresses: { Count: > 0 } then } || after is not { Addresses: { Count: > 0 } now }) yield break;
        if (!then.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(now)) yield return new AddressesChanged(then, now);
    }

    private static IEnumerable<ReportChange> Certificates(List<Pair> pairs) =>
        from pair in pairs
        let then = pair.Before.Security?.Certificate
        let now = pair.After.Security?.Certificate
        where then is not null && now is not null && Key(then) != Key(now)
        group (pair.After.Endpoint, then, now) by (Before: Key(then), After: Key(now)) into alike
        let one = alike.First()
        select new CertificateChanged([.. alike.Select(each => each.Endpoint)], one.then, one.now, IsRenewed: one.then.Issuer == one.now.Issuer && one.then.Subject == one.now.Subject);

    private static string Key(CertificateFacts certificate) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{certificate.Subject}\n{certificate.Issuer}\n{certificate.NotBefore:O}\n{certificate.NotAfter:O}\n{certificate.KeyAlgorithm}{certificate.KeyBits}\n{string.Join(' ', certificate.Names)}");

    private static IEnumerable<ReportChange> Mechanisms(List<Pair> pairs) =>
        from pair in pairs
        let then = Offered(pair.Before)
        let now = Offered(pair.After)
        where then is not null && now is not null
        let added = now.Except(then, StringComparer.Ordinal).ToList()
        let removed = then.Except(now, StringComparer.Ordinal).ToList()
        where added.Count > 0 || removed.Count > 0
        group (pair.After.Endpoint, added, removed) by (string.Join(' ', added), string.Join(' ', removed)) into alike
        select new MechanismsChanged([.. alike.Select(each => each.Endpoint)], alike.First().added, alike.First().removed);

    /// <summary>Null when the server did not come to say it inside TLS.</summary>
    private static List<string>? Offered(Attempt attempt) => attempt.Security?.Protocol is null || attempt.Capabilities.Count == 0 ? null
        : [.. Capabilities.Of(attempt.Capabilities).Mechanisms.Order(StringComparer.Ordinal).Take(20)];

    private static IEnumerable<ReportChange> Timings(Pair pair)
    {
        if (Secured(pair.Before) is { } then && Secured(pair.After) is { } now && Differ(then, now)) yield return new TimingChanged(pair.After.Endpoint, SignIn: false, then, now);
        if (SignIn(pair.Before) is { } took && SignIn(pair.After) is { } takes && Differ(took, takes)) yield return new TimingChanged(pair.After.Endpoint, SignIn: true, took, takes);
    }

    /// <summary>From the first packet to the handshake's end.</summary>
    private static int? Secured(Attempt attempt)
    {
        var begin = attempt.Stages.FirstOrDefault(stage => stage.Stage == Stage.Connect);
        var end = attempt.Stages.LastOrDefault(stage => stage is { Stage: Stage.Tls, Outcome: StageOutcome.Ok or StageOutcome.Warning, DurationMs: not null });
        return begin is null || end is null ? null : Math.Max(0, end.StartedMs + end.DurationMs!.Value - begin.StartedMs);
    }

    private static int? SignIn(Attempt attempt) => attempt.Stages.LastOrDefault(stage => stage is { Stage: Stage.Auth, Outcome: StageOutcome.Ok or StageOutcome.Warning })?.DurationMs;

    private static bool Differ(int before, int after) => Math.Abs((long)before - after) >= NoiseMs && Math.Max((long)before, after) >= 2L * Math.Min(before, after);

    private readonly record struct Pair(Attempt Before, Attempt After);
}
