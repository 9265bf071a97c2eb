using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>Renews the leases of the checks that live on this node and deletes what has expired.</summary>
public sealed partial class ReportUpkeep(ReportStore store, CaseStore cases, LiveChecks checks, TimeProvider time, ILogger<ReportUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = ReportStore.Lease / 3;

    /// <summary>Every how many periods reports are deleted: each 5 minutes.</summary>
    private const int CleaningEvery = 15;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                await store.RenewLeasesAsync(checks.TokenHashes, stoppingToken);
                if (round % CleaningEvery != 0) continue;
                if (await store.CleanAsync(stoppingToken) is > 0 and var deleted) LogCleaned(deleted);
                await cases.CleanAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The store can be away for a while (a full or locked disk): the next round tries again.
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Deleted {Count} reports that had expired or were the oldest of too many")]
    private partial void LogCleaned(int count);

    [LoggerMessage(LogLevel.Error, "The upkeep of the reports failed")]
    private partial void LogFailed(Exception error);
}
