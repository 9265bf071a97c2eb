using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>How soon the recommended settings are known.</summary>
public static class Decisions
{
    /// <summary>Look-up, TCP, greeting, EHLO, STARTTLS, TLS 1.3, EHLO, AUTH with its initial response: one round trip each.</summary>
    private const int RoundTrips = 8;

    private static readonly SubmissionCheck Check = new() { Host = ServerProcess.Host, Credentials = new("ann@example.test", new("secret")) };

    public static async Task MeasureAsync(ServerProcess server)
    {
        await DecidedAsync(server, TimeSpan.FromMilliseconds(1), [], 30);
        foreach (var roundTrip in new[] { 20, 100 })
        {
            var decided = await DecidedAsync(server, TimeSpan.FromMilliseconds(roundTrip), [], 15);
            var ideal = RoundTrips * roundTrip;
            Report.Row($"all endpoints fine, {roundTrip} ms round trip", $"decided after {decided:0} ms = {decided / ideal:0.00} × the {RoundTrips} round trips needed", $"≤ 1.15 ×");
        }

        var fallback = await DecidedAsync(server, TimeSpan.FromMilliseconds(20), [587], 3);
        Report.Row("587 silent, 2525 fine, 20 ms round trip", $"decided after {fallback:0} ms", $"≤ 1500 ms + its own sign-in ({RoundTrips} × 20 ms)");
        var none = await DecidedAsync(server, TimeSpan.FromMilliseconds(20), [587, 2525, 465], 1);
        Report.Row("all silent", $"decided after {none:0} ms", $"≤ 8500 ms");
    }

    private static async Task<double> DecidedAsync(ServerProcess server, TimeSpan roundTrip, int[] dropped, int times)
    {
        var runner = new CheckRunner(new DistantServer(server, roundTrip, dropped), TimeProvider.System, new() { EhloName = "checker.example.test" });
        List<double> decided = [];
        for (var time = 0; time < times; time++)
        {
            var report = await runner.RunAsync(Check, null, CancellationToken.None);
            if (dropped.Length < 3 && report.Verdict?.Settings is null) throw new InvalidOperationException($"Not ready: {report.Verdict}");
            decided.Add(report.Verdict!.DecidedAfterMs);
        }

        return Report.Median(decided);
    }
}
