using System.Runtime.CompilerServices;
using SmtpSetupWizard.Web.Changes;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>Finds cases and requests by their links.</summary>
public sealed class CaseReader(CaseStore store, ReportReader reports, TimeProvider time)
{
    /// <summary>Runs that are listed, and how many of them are told in full.</summary>
    private const int MostRuns = 50, MostTold = 5;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    /// <summary>The customer's side; null when the link leads nowhere, for whatever reason.</summary>
    public async Task<RequestView?> FindRequestAsync(string token, CancellationToken cancellationToken) =>
        ReportToken.IsWellFormed(token) && await store.FindRequestAsync(ReportToken.Hash(token), cancellationToken) is { } row
            ? new(token, row.TokenHash, AskedRequest.Read(row.Asked), row.ExpiresAt)
            : null;

    /// <summary>The agent's side; null when the link leads nowhere, for whatever reason.</summary>
    public async Task<CaseView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (await RowAsync(token, cancellationToken) is not { } row) return null;
        return await ViewAsync(token, row, await store.RunsAsync(row.TokenHash, MostRuns, cancellationToken), cancellationToken);
    }

    /// <summary>The present state, then each change as it comes; ends when the case is gone.</summary>
    public async IAsyncEnumerable<CaseView> WatchAsync(string token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? told = null;
        using var timer = new PeriodicTimer(PollEvery, time);
        while (await RowAsync(token, cancellationToken) is { } row)
        {
            var runs = await store.RunsAsync(row.TokenHash, MostRuns, cancellationToken);
            // Few columns tell whether anything happened: reports are read only when it did.
            var state = string.Join('\n', runs.Select(run => $"{Convert.ToHexString(run.ReportHash)} {run.Status} {run.Finding}").Prepend($"{row.ClosedAt?.UtcTicks}"));
            if (state != told)
            {
                told = state;
                yield return await ViewAsync(token, row, runs, cancellationToken);
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>The token of the newest run for a case of the same owner, which a new one repeats; null without one.</summary>
    public async Task<string?> LastRunAsync(byte[] caseHash, string ownerKey, CancellationToken cancellationToken)
    {
        var ownerHash = OwnerKey.Hash(ownerKey);
        foreach (var run in await store.RunsAsync(caseHash, MostRuns, cancellationToken))
            if (run.SealedForOwner is { } sealedToken && run.OwnerHash.AsSpan().SequenceEqual(ownerHash)) return OwnerKey.Open(ownerKey, sealedToken);
        return null;
    }

    private async Task<StoredCase?> RowAsync(string token, CancellationToken cancellationToken) =>
        ReportToken.IsWellFormed(token) ? await store.FindAsync(ReportToken.Hash(token), cancellationToken) : null;

    private async Task<CaseView> ViewAsync(string token, StoredCase row, IReadOnlyList<RunRow> rows, CancellationToken cancellationToken)
    {
        var asked = AskedRequest.Read(row.Asked);
        // The customer's token, which opens the reports that it led to.
        var request = OwnerKey.Open(token, row.SealedRequest) ?? "";
        var views = new List<ReportView?>();
        // One more than is told, to say what changed since.
        foreach (var run in rows.Take(MostTold + 1))
            views.Add(OwnerKey.Open(request, run.SealedToken) is { } report ? await reports.FindAsync(report, null, cancellationToken) : null);
        return new(
            token, request, asked, row.CreatedAt, row.ExpiresAt, row.ClosedAt,
            [.. rows.Select((run, index) => RunOf(run, index < MostTold ? views[index] : null, index + 1 < views.Count ? views[index + 1] : null))]);

        CaseRun RunOf(RunRow run, ReportView? view, ReportView? before) => new(
            OwnerKey.Open(request, run.SealedToken) ?? "", run.CreatedAt, view?.Status ?? run.Status, view?.Report.Verdict?.Outcome ?? run.Outcome, view?.Report.Verdict?.Finding.Code ?? run.Finding,
            view, view is { Ended: true } && before is { Ended: true } ? ReportChanges.Of(before.Report, view.Report) : null)
        {
            // Masked alike, they are compared by what everybody may see of them.
            OtherUserName = view?.Asked.UserName is { } shown && asked.FirstUserName is { } first && shown != first && shown != MaskOf(first, view),
        };
    }

    private static string MaskOf(string name, ReportView view) => Reports.Sharing.AddressMask.NameOf(view.Asked with { UserName = name, Sender = null, Recipient = null }) ?? name;
}
