using System.Diagnostics;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>Runs the checks in line, <see cref="ChecksOptions.MaxConcurrent"/> at once. They belong to it, not to the page that asked.</summary>
public sealed partial class CheckService(
    CheckQueue queue, LiveChecks checks, SubmissionLimits limits, ReportStore store, IHostResolver resolver, ChecksOptions options, PracticeOptions practice,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<CheckService> logger)
    : BackgroundService
{
    /// <summary>Between the tries of a write that must not be lost.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    private readonly CheckRunnerOptions _runnerOptions = new() { Limits = options.Timeouts, EhloName = options.EhloName, ReferenceHosts = options.ReferenceHosts };

    /// <summary>Ends a check: stored first, then shown, so that no reader finds neither.</summary>
    public async Task EndAsync(LiveCheck live, ReportStatus status, CheckReport report)
    {
        limits.Leave(live.Pass, report);
        await StoreAsync(live, () => store.CompleteAsync(live.TokenHash, status, report, CancellationToken.None), Pauses);
        live.End(status, report);
        checks.Remove(live);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the web server drains: who waits for a check would hold it up.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        var stop = stopping.Token;
        try
        {
            var degree = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrent, CancellationToken = CancellationToken.None };
            await Parallel.ForEachAsync(queue.ReadAllAsync(stop), degree, async (queued, _) => await RunAsync(queued, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The node stops. Those that ran have ended by the same token.
        }

        foreach (var queued in queue.Close())
        {
            if (queued.Live.TryClaim()) await EndAsync(queued.Live, ReportStatus.Interrupted, queued.Live.State.Report);
        }
    }

    private async Task RunAsync(QueuedCheck queued, CancellationToken stopping)
    {
        var (check, live) = queued;
        if (!live.TryClaim()) return;
        // All practice hosts have the same few addresses and accounts, and nobody to protect.
        var admitting = new AdmittingResolver(resolver, practice.Answers(check.Host) ? null : limits, check, live);
        var began = time.GetTimestamp();
        var (status, report) = await RunAsync(check, live, admitting, stopping);
        if (admitting.Reached is { } limit)
        {
            LogTurnedAway(ReportToken.LogName(live.TokenHash), check.Host, limit.Reason);
            if (live.TryAnswer()) await TurnAwayAsync(live, limit);
            else await EndAsync(live, ReportStatus.Interrupted, live.State.Report);
            return;
        }

        await EndAsync(live, status, report);
        Log(live, status, report, time.GetElapsedTime(began));
    }

    private async Task<(ReportStatus Status, CheckReport Report)> RunAsync(SubmissionCheck check, LiveCheck live, AdmittingResolver admitting, CancellationToken stopping)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(live.Cancelled, stopping);
        var verdictStored = Task.CompletedTask;
        live.Start();
        try
        {
            var report = await new CheckRunner(admitting, time, _runnerOptions).RunAsync(check, Observe, cancel.Token);
            return (!report.Cancelled ? ReportStatus.Completed : live.Cancelled.IsCancellationRequested ? ReportStatus.Cancelled : ReportStatus.Interrupted, report);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            var report = live.State.Report with { Cancelled = true };
            return (live.Cancelled.IsCancellationRequested ? ReportStatus.Cancelled : ReportStatus.Interrupted, report);
        }
        catch (Exception error)
        {
            // A message could repeat what a server said, and a server can repeat a password.
            LogBroken(ReportToken.LogName(live.TokenHash), check.Host, error.GetType().FullName!, error.StackTrace);
            return (ReportStatus.Interrupted, live.State.Report);
        }
        finally
        {
            await verdictStored;
        }

        void Observe(CheckEvent known)
        {
            live.Observe(known);
            if (known is VerdictDecided) verdictStored = StoreAsync(live, () => store.RecordVerdictAsync(live.TokenHash, known.Report, CancellationToken.None));
        }
    }

    /// <summary>As if it had never been accepted.</summary>
    private async Task TurnAwayAsync(LiveCheck live, Limited limit)
    {
        limits.Leave(live.Pass, null);
        await StoreAsync(live, () => store.DeleteAsync(live.TokenHash, CancellationToken.None), Pauses);
        live.TurnAway(limit);
        live.End(ReportStatus.Interrupted, live.State.Report);
        checks.Remove(live);
    }

    private async Task StoreAsync(LiveCheck live, Func<Task> write, params TimeSpan[] pauses)
    {
        for (var failed = 0; ; failed++)
        {
            try
            {
                await Task.Run(write);
                return;
            }
            catch (Exception error)
            {
                LogNotStored(ReportToken.LogName(live.TokenHash), error);
            }

            if (failed == pauses.Length) return;
            await Task.Delay(pauses[failed], time);
        }
    }

    private void Log(LiveCheck live, ReportStatus status, CheckReport report, TimeSpan took)
    {
        var finding = report.Verdict?.Finding.Code ?? report.Resolution?.Finding?.Code;
        LogEnded(ReportToken.LogName(live.TokenHash), report.Host, status, finding, report.Verdict?.DecidedAfterMs, (long)took.TotalMilliseconds);
    }

    [LoggerMessage(LogLevel.Information, "Check {Check} of {Host} ended {Status}: {Finding}, decided after {DecidedAfterMs} ms, took {DurationMs} ms")]
    private partial void LogEnded(string check, string host, ReportStatus status, string? finding, int? decidedAfterMs, long durationMs);

    [LoggerMessage(LogLevel.Information, "Check {Check} of {Host} was turned away: {Reason}")]
    private partial void LogTurnedAway(string check, string host, string reason);

    [LoggerMessage(LogLevel.Error, "Check {Check} of {Host} broke by {Error}: {Stack}")]
    private partial void LogBroken(string check, string host, string error, string? stack);

    [LoggerMessage(LogLevel.Error, "Check {Check} could not be stored")]
    private partial void LogNotStored(string check, Exception error);
}
