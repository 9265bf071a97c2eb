using System.Runtime.CompilerServices;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>
/// Finds a report by its link's token: the live state of a check that runs on this node, else the stored row. What it gives is what this reader may
/// see: others than the owner see user name and addresses only if the owner shows them.
/// </summary>
public sealed class ReportReader(LiveChecks checks, ReportStore store, CaseStore cases, TimeProvider time)
{
    /// <summary>Lines of a series that are told.</summary>
    private const int MostHistory = 10;

    /// <summary>Between two looks at the row of a check that does not live here.</summary>
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(2);

    /// <summary>Null when the token is unknown, expired, deleted or malformed: they look alike.</summary>
    /// <param name="ownerKey">The key that the reader has; null: none.</param>
    public async Task<ReportView?> FindAsync(string token, string? ownerKey, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is { } view ? For(view, OwnerKey.Owns(ownerKey, view.OwnerHash)).View : null;

    /// <summary>The same with what was before it: the report that it repeats, and the series that both are in.</summary>
    public async Task<ReportView?> ReadAsync(string token, string? ownerKey, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, ownerKey, cancellationToken) is not { } view) return null;
        if (view.IsOwner && view.Ended && await cases.SealedRequestOfAsync(ReportToken.Hash(token), cancellationToken) is { } request)
            view = view with { Request = OwnerKey.Open(ownerKey!, request) };
        if (!view.Ended || view.Series is null) return view;
        var history = await store.SeriesAsync(view, ownerKey, MostHistory, cancellationToken);
        return view with
        {
            Before = view.Previous is { } previous ? await BeforeAsync(previous, ownerKey, cancellationToken) : null,
            History = history.Count > 1 ? history : [],
        };
    }

    private async Task<ReportView?> BeforeAsync(byte[] tokenHash, string? ownerKey, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tokenHash, "", cancellationToken) is not { Ended: true } view) return null;
        var isOwner = OwnerKey.Owns(ownerKey, view.OwnerHash);
        if (isOwner && view.SealedToken is { } token) view = view with { Token = OwnerKey.Open(ownerKey!, token) ?? "" };
        return For(view, isOwner).View;
    }

    /// <summary>Yields the present state, then each change as it comes (intermediate ones may be left out), and ends when the check has ended.</summary>
    /// <param name="isOwner">Whether the reader is known to be the owner.</param>
    public async IAsyncEnumerable<ReportView> WatchAsync(string token, bool isOwner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ReportToken.IsWellFormed(token) && checks.Find(token) is { } live)
        {
            while (true)
            {
                var state = live.State;
                yield return For(live.View(state), isOwner).View;
                if (state.Ended) yield break;
                await state.Changed.WaitAsync(cancellationToken);
            }
        }

        // A check of a node that died is unfinished until its lease ends.
        while (await FindAsync(token, cancellationToken) is { } view)
        {
            yield return For(view, isOwner).View;
            if (view.Ended) yield break;
            await Task.Delay(PollEvery, time, cancellationToken);
        }
    }

    private async Task<ReportView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (!ReportToken.IsWellFormed(token)) return null;
        if (checks.Find(token) is not { } live) return await store.FindAsync(token, cancellationToken);
        var view = live.View(live.State);
        return view.ExpiresAt > time.GetUtcNow() ? view : null;
    }

    /// <summary>The view as the reader may see it, and what was hidden in it; null when nothing was.</summary>
    public static (ReportView View, AddressMask? Mask) For(ReportView view, bool isOwner)
    {
        if (isOwner) return (view with { IsOwner = true }, null);
        if (view.ShowAddresses) return (view, null);
        var mask = new AddressMask(view.Asked);
        return (mask.Of(view), mask);
    }
}
