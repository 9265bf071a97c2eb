#pragma warning disable MA0048 // The answer belongs to the question.
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>What the owner of a check may do with it.</summary>
public sealed class OwnedChecks(LiveChecks checks, CheckService service, ReportReader reader, ReportStore store, TimeProvider time)
{
    /// <summary>How long a cancel waits for the check to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Cancels the check if it waits or runs, else deletes its report.</summary>
    public async Task<OwnerAnswer> CancelOrDeleteAsync(string token, string? ownerKey, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(token, ownerKey, cancellationToken);
        if (answer != OwnerAnswer.Done || await EndLiveAsync(token, cancellationToken)) return answer;
        return await RemoveAsync(token, cancellationToken);
    }

    /// <summary>Cancels the check if it waits or runs; a report that is finished stays as it is.</summary>
    public async Task<OwnerAnswer> CancelAsync(string token, string? ownerKey, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(token, ownerKey, cancellationToken);
        if (answer == OwnerAnswer.Done) await EndLiveAsync(token, cancellationToken);
        return answer;
    }

    /// <summary>Deletes the report, and cancels the check before that.</summary>
    public async Task<OwnerAnswer> DeleteAsync(string token, string? ownerKey, CancellationToken cancellationToken)
    {
        var answer = await CancelAsync(token, ownerKey, cancellationToken);
        return answer == OwnerAnswer.Done ? await RemoveAsync(token, cancellationToken) : answer;
    }

    /// <summary>Sets who sees the addresses and when the link ends; what is null stays as it is. Of two tabs the last one wins.</summary>
    /// <returns>The report as its owner sees it then.</returns>
    public async Task<(OwnerAnswer Answer, ReportView? View)> ShareAsync(string token, string? ownerKey, SharingChange change, CancellationToken cancellationToken)
    {
        var view = await reader.FindAsync(token, ownerKey, cancellationToken);
        if (view is not { IsOwner: true }) return (view is null ? OwnerAnswer.NotFound : OwnerAnswer.NotOwner, null);
        if (change.ExpiresAt > view.EndsAtLatest) change = change with { ExpiresAt = view.EndsAtLatest };
        await store.ShareAsync(ReportToken.Hash(token), change, view.ExpiresAt, cancellationToken);
        checks.Find(token)?.Share(change);
        var after = await reader.FindAsync(token, ownerKey, cancellationToken);
        return (after is null ? OwnerAnswer.NotFound : OwnerAnswer.Done, after);
    }

    private async Task<OwnerAnswer> AskAsync(string token, string? ownerKey, CancellationToken cancellationToken) =>
        await reader.FindAsync(token, ownerKey, cancellationToken) switch
        {
            null => OwnerAnswer.NotFound,
            { IsOwner: false } => OwnerAnswer.NotOwner,
            _ => OwnerAnswer.Done,
        };

    private async Task<OwnerAnswer> RemoveAsync(string token, CancellationToken cancellationToken) =>
        await store.DeleteAsync(ReportToken.Hash(token), cancellationToken) ? OwnerAnswer.Done : OwnerAnswer.NotFound;

    /// <summary>Whether there was one to end.</summary>
    private async Task<bool> EndLiveAsync(string token, CancellationToken cancellationToken)
    {
        if (checks.Find(token) is not { } live) return false;
        live.Cancel();
        if (live.TryClaim())
        {
            await service.EndAsync(live, ReportStatus.Cancelled, live.State.Report with { Cancelled = true });
            return true;
        }

        var until = time.GetTimestamp();
        while (live.State is { Ended: false } state && Patience - time.GetElapsedTime(until) is var left && left > TimeSpan.Zero)
        {
            await Task.WhenAny(state.Changed, Task.Delay(left, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return true;
    }
}

/// <summary>Whether the owner's wish was done.</summary>
public enum OwnerAnswer
{
    Done,

    /// <summary>The key is not the owner's.</summary>
    NotOwner,

    /// <summary>There is no such report, or no more.</summary>
    NotFound,
}
