using System.Runtime.CompilerServices;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>Finds a report by its link's token: the live state of a check that runs on this node, else the stored row.</summary>
public sealed class ReportReader(LiveChecks checks, ReportStore store, TimeProvider time)
{
    /// <summary>Between two looks at the row of a check that does not live here.</summary>
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(2);

    /// <summary>Null when the token is unknown, expired, deleted or malformed: they look alike.</summary>
    public async Task<ReportView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!ReportToken.IsWellFormed(token)) return null;
        return checks.Find(token) is { } live ? live.View(live.State) : await store.FindAsync(token, cancellationToken);
    }

    /// <summary>Yields the present state, then each change as it comes (intermediate ones may be left out), and ends when the check has ended.</summary>
    public async IAsyncEnumerable<ReportView> WatchAsync(string token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ReportToken.IsWellFormed(token) && checks.Find(token) is { } live)
        {
            while (true)
            {
                var state = live.State;
                yield return live.View(state);
                if (state.Ended) yield break;
                await state.Changed.WaitAsync(cancellationToken);
            }
        }

        // A check of a node that died is unfinished until its lease ends.
        while (await FindAsync(token, cancellationToken) is { } view)
        {
            yield return view;
            if (view.Status is not (ReportStatus.Queued or ReportStatus.Running)) yield break;
            await Task.Delay(PollEvery, time, cancellationToken);
        }
    }
}
