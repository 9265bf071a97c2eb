using Microsoft.EntityFrameworkCore;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>Writes and reads the rows of reports. Times are compared in the database.</summary>
public sealed class ReportStore(IDbContextFactory<ReportsContext> contexts, ReportsWriter writer, ReportsOptions options, TimeProvider time)
{
    /// <summary>How long a node answers for a check without renewing.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static readonly ReportStatus[] Unfinished = [ReportStatus.Queued, ReportStatus.Running];

    /// <summary>Hashes in one statement.</summary>
    private const int RenewedAtOnce = 500;

    private readonly Guid _node = Guid.NewGuid();

    /// <summary>The first write: the check is accepted and waits.</summary>
    /// <param name="ownerKey">Seals the token, so that its owner finds the report again; null: nobody does.</param>
    public async Task AcceptAsync(ReportView accepted, string? ownerKey, CancellationToken cancellationToken)
    {
        var hash = ReportToken.Hash(accepted.Token);
        var row = new StoredReport
        {
            TokenHash = hash,
            OwnerHash = accepted.OwnerHash,
            Status = ReportStatus.Queued,
            CreatedAt = accepted.CreatedAt,
            ExpiresAt = accepted.ExpiresAt,
            SealedToken = ownerKey is null ? null : OwnerKey.Seal(ownerKey, accepted.Token),
            Host = accepted.Asked.Host,
            Previous = accepted.Previous,
            Series = accepted.Series ?? hash,
            Node = _node,
            LeaseUntil = time.GetUtcNow() + Lease,
            Asked = ReportJson.Write(accepted.Asked),
        };
        await writer.WriteAsync(
            context =>
            {
                context.Reports.Add(row);
                return context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>The second write: the verdict is decided, attempts still run.</summary>
    public Task RecordVerdictAsync(byte[] tokenHash, CheckReport report, CancellationToken cancellationToken) =>
        WriteAsync(tokenHash, ReportStatus.Running, report, cancellationToken);

    /// <summary>The last write. A report that has ended does not change any more.</summary>
    /// <param name="status">Completed, cancelled or interrupted.</param>
    public Task CompleteAsync(byte[] tokenHash, ReportStatus status, CheckReport report, CancellationToken cancellationToken) =>
        WriteAsync(tokenHash, status, report, cancellationToken);

    private async Task WriteAsync(byte[] tokenHash, ReportStatus status, CheckReport report, CancellationToken cancellationToken)
    {
        var json = ReportJson.Write(report);
        var (outcome, finding) = (report.Verdict?.Outcome, report.Verdict?.Finding.Code);
        await writer.WriteAsync(
            context => context.Reports
                .Where(row => row.TokenHash == tokenHash && Unfinished.Contains(row.Status))
                .ExecuteUpdateAsync(
                    row => row.SetProperty(r => r.Status, status).SetProperty(r => r.Report, json).SetProperty(r => r.Outcome, outcome).SetProperty(r => r.Finding, finding),
                    cancellationToken),
            cancellationToken);
    }

    /// <summary>Answers for the checks that live on this node for one more <see cref="Lease"/>. One whose last write failed is not among them.</summary>
    public async Task RenewLeasesAsync(IEnumerable<byte[]> tokenHashes, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Lease;
        foreach (var some in tokenHashes.Chunk(RenewedAtOnce))
        {
            await writer.WriteAsync(
                context => context.Reports
                    .Where(row => some.Contains(row.TokenHash) && Unfinished.Contains(row.Status))
                    .ExecuteUpdateAsync(row => row.SetProperty(r => r.LeaseUntil, until), cancellationToken),
                cancellationToken);
        }
    }

    /// <summary>The stored report; null when it is unknown, deleted or its time is over. One whose lease ran out reads as interrupted.</summary>
    public Task<ReportView?> FindAsync(string token, CancellationToken cancellationToken) => FindAsync(ReportToken.Hash(token), token, cancellationToken);

    /// <summary>The same by its token's hash. The token itself is known to its owner alone.</summary>
    public async Task<ReportView?> FindAsync(byte[] hash, string token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Reports.AsNoTracking()
            .Where(row => row.TokenHash == hash && row.ExpiresAt > now && (row.Sharing == null || row.Sharing.ExpiresAt > now))
            .Select(row => new { Row = row, row.Sharing, Lost = Unfinished.Contains(row.Status) && row.LeaseUntil <= now })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is not { Row: var row, Sharing: var sharing, Lost: var lost }) return null;
        var asked = ReportJson.ReadAsked(row.Asked);
        var report = row.Report is { } json ? ReportJson.ReadReport(json) : new CheckReport { Host = asked.Host };
        return new(token, lost ? ReportStatus.Interrupted : row.Status, report, asked, row.CreatedAt, sharing?.ExpiresAt ?? row.ExpiresAt, row.OwnerHash)
        {
            ShowAddresses = sharing?.ShowAddresses ?? false,
            EndsAtLatest = row.ExpiresAt,
            Previous = row.Previous,
            Series = row.Series,
            SealedToken = row.SealedToken,
        };
    }

    /// <summary>The reports of a series, the newest first.</summary>
    /// <param name="ownerKey">Opens their tokens.</param>
    public Task<IReadOnlyList<ReportSummary>> SeriesAsync(ReportView view, string? ownerKey, int most, CancellationToken cancellationToken)
    {
        var (hash, createdAt, isOwner) = (ReportToken.Hash(view.Token), view.CreatedAt, view.IsOwner);
        // Who has a link learns of what was before it, not of what came later.
        return ListAsync(rows => rows.Where(row => row.Series == view.Series && (isOwner || row.CreatedAt <= createdAt)), isOwner ? ownerKey : null, hash, most, cancellationToken);
    }

    /// <summary>The reports of an owner, the newest first.</summary>
    /// <param name="before">Only those made before that time.</param>
    public Task<IReadOnlyList<ReportSummary>> OwnedAsync(string ownerKey, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var ownerHash = OwnerKey.Hash(ownerKey);
        return ListAsync(rows => rows.Where(row => row.OwnerHash == ownerHash && row.CreatedAt < before), ownerKey, null, most, cancellationToken);
    }

    private async Task<IReadOnlyList<ReportSummary>> ListAsync(
        Func<IQueryable<StoredReport>, IQueryable<StoredReport>> some, string? ownerKey, byte[]? thisHash, int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await some(context.Reports.AsNoTracking())
            .Where(row => row.ExpiresAt > now && (row.Sharing == null || row.Sharing.ExpiresAt > now))
            .OrderByDescending(row => row.CreatedAt)
            .Take(most)
            .Select(row => new
            {
                row.TokenHash,
                row.SealedToken,
                row.Host,
                row.Status,
                row.Outcome,
                row.Finding,
                row.CreatedAt,
                ExpiresAt = row.Sharing == null ? row.ExpiresAt : row.Sharing.ExpiresAt,
                Lost = Unfinished.Contains(row.Status) && row.LeaseUntil <= now,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new ReportSummary(
                ownerKey is not null && row.SealedToken is not null ? OwnerKey.Open(ownerKey, row.SealedToken) : null, row.Host ?? "",
                row.Lost ? ReportStatus.Interrupted : row.Status, row.Outcome, row.Finding, row.CreatedAt, row.ExpiresAt, thisHash is not null && row.TokenHash.AsSpan().SequenceEqual(thisHash))),
        ];
    }

    /// <summary>Sets what the owner wants about the link; of two who do so at once the last one wins. The report must be there.</summary>
    public Task ShareAsync(byte[] tokenHash, SharingChange change, DateTimeOffset otherwiseExpiresAt, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            var (show, end) = change;
            var changed = await context.Sharing.Where(row => row.TokenHash == tokenHash)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.ShowAddresses, r => show ?? r.ShowAddresses).SetProperty(r => r.ExpiresAt, r => end ?? r.ExpiresAt), cancellationToken);
            if (changed > 0) return changed;
            context.Sharing.Add(new() { TokenHash = tokenHash, ShowAddresses = show ?? false, ExpiresAt = end ?? otherwiseExpiresAt });
            return await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Whether there was one.</summary>
    public async Task<bool> DeleteAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        await writer.WriteAsync(context => context.Reports.Where(row => row.TokenHash == tokenHash).ExecuteDeleteAsync(cancellationToken), cancellationToken) > 0;

    /// <summary>Deletes what has expired, then the oldest over <see cref="ReportsOptions.MaxStored"/>.</summary>
    /// <returns>How many were deleted.</returns>
    public Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            async context =>
            {
                var ended = context.Sharing.Where(row => row.ExpiresAt <= now).Select(row => row.TokenHash);
                var expired = await context.Reports.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken)
                    + await context.Reports.Where(row => ended.Contains(row.TokenHash)).ExecuteDeleteAsync(cancellationToken);
                var over = await context.Reports.CountAsync(cancellationToken) - options.MaxStored;
                if (over <= 0) return expired;
                var oldest = context.Reports.OrderBy(row => row.CreatedAt).Take(over).Select(row => row.TokenHash);
                return expired + await context.Reports.Where(row => oldest.Contains(row.TokenHash)).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
    }
}
