using System.Diagnostics;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>What many checks cost while they wait for servers that took the connection and never say a word.</summary>
public static class ManySilent
{
    private const int Checks = 500;

    public static async Task MeasureAsync(ServerProcess server)
    {
        var runner = new CheckRunner(new DistantServer(server, TimeSpan.Zero, [], silent: true), TimeProvider.System, new() { EhloName = "checker.example.test" });
        var check = new SubmissionCheck { Host = ServerProcess.Host, Credentials = new("ann@example.test", new("secret")) };

        GC.Collect();
        var (idleMemory, idleThreads) = Measure();
        var (memory, threads) = (idleMemory, idleThreads);
        var all = Task.WhenAll(Enumerable.Range(0, Checks).Select(_ => runner.RunAsync(check, null, CancellationToken.None)));
        while (!all.IsCompleted)
        {
            await Task.Delay(100);
            var now = Measure();
            (memory, threads) = (Math.Max(memory, now.Memory), Math.Max(threads, now.Threads));
        }

        if ((await all).Any(report => report.Verdict is null)) throw new InvalidOperationException("A check came to no verdict");
        Report.Row($"{Checks} checks at once, all servers silent", $"{(memory - idleMemory) / 1e6:0} MB and {threads - idleThreads} threads above idle at most", $"< 150 MB, no thread each");
    }

    private static (long Memory, int Threads) Measure()
    {
        using var process = Process.GetCurrentProcess();
        return (process.WorkingSet64, process.Threads.Count);
    }
}
