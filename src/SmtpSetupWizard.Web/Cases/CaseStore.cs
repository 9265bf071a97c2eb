using Microsoft.EntityFrameworkCore;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>Cases and their runs in the database.</summary>
public sealed class CaseStore(IDbContextFactory<ReportsContext> contexts, ReportsWriter writer, ReportsOptions options, TimeProvider time)
{
    public Task AddAsync(StoredCase row, CancellationToken cancellationToken) => writer.WriteAsync(
        context =>
        {
            context.Cases.Add(row);
            return context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>By the agent's token; null when it is unknown, deleted or its time is over.</summary>
    public async Task<StoredCase?> FindAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == tokenHash && row.ExpiresAt > now, cancellationToken);
    }

    /// <summary>By the customer's token; null also when the case is closed.</summary>
    public async Task<StoredCase?> FindRequestAsync(byte[] requestHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.RequestHash == requestHash && row.ExpiresAt > now && row.ClosedAt == null, cancellationToken);
    }

    /// <summary>Nothing happens when the case was deleted in the meantime.</summary>
    public Task AddRunAsync(StoredRun run, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            if (!await context.Cases.AnyAsync(row => row.TokenHash == run.CaseHash, cancellationToken)) return 0;
            context.Runs.Add(run);
            try
            {
                return await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
            {
                // It was deleted just now, or the report was: the customer's check goes on either way.
                return 0;
            }
        },
        cancellationToken);

    /// <summary>The newest runs of a case first, without their reports.</summary>
    public async Task<IReadOnlyList<RunRow>> RunsAsync(byte[] caseHash, int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Runs(context, caseHash, now).Take(most).ToListAsync(cancellationToken);
    }

    private static IQueryable<RunRow> Runs(ReportsContext context, byte[] caseHash, DateTimeOffset now) =>
        from run in context.Runs.AsNoTracking()
        join report in context.Reports.AsNoTracking() on run.ReportHash equals report.TokenHash
        where run.CaseHash == caseHash && report.ExpiresAt > now && (report.Sharing == null || report.Sharing.ExpiresAt > now)
        orderby run.CreatedAt descending
        select new RunRow(
            run.ReportHash, run.SealedToken, run.CreatedAt, report.OwnerHash, report.SealedToken,
            (report.Status == ReportStatus.Queued || report.Status == ReportStatus.Running) && report.LeaseUntil <= now ? ReportStatus.Interrupted : report.Status, report.Outcome, report.Finding);

    /// <summary>The customer's link that led to a report; null when none did, or it leads nowhere any more.</summary>
    public async Task<byte[]?> SealedRequestOfAsync(byte[] reportHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from run in context.Runs.AsNoTracking()
            join kase in context.Cases.AsNoTracking() on run.CaseHash equals kase.TokenHash
            where run.ReportHash == reportHash && kase.ExpiresAt > now && kase.ClosedAt == null
            select run.SealedRequest).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether it was open.</summary>
    public async Task<bool> CloseAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await writer.WriteAsync(
            context => context.Cases.Where(row => row.TokenHash == tokenHash && row.ExpiresAt > now && row.ClosedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.ClosedAt, now), cancellationToken),
            cancellationToken) > 0;
    }

    /// <summary>Deletes the case with all its reports.</summary>
    /// <returns>Whether it was there: of two who delete it at once one is told so.</returns>
    public Task<bool> DeleteAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            async context =>
            {
                await using var whole = await context.Database.BeginTransactionAsync(cancellationToken);
                if (await context.Cases.CountAsync(row => row.TokenHash == tokenHash && row.ExpiresAt > now, cancellationToken) == 0) return false;
                var reports = context.Runs.Where(run => run.CaseHash == tokenHash).Select(run => run.ReportHash);
                await context.Reports.Where(report => reports.Contains(report.TokenHash)).ExecuteDeleteAsync(cancellationToken);
                var deleted = await context.Cases.Where(row => row.TokenHash == tokenHash).ExecuteDeleteAsync(cancellationToken) > 0;
                await whole.CommitAsync(cancellationToken);
                return deleted;
            },
            cancellationToken);
    }

    /// <summary>The cases that an agent looks for, the newest first.</summary>
    public async Task<IReadOnlyList<CaseRow>> ListAsync(CaseFilter filter, int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = context.Cases.AsNoTracking().Where(row => row.ExpiresAt > now && row.SealedToken != null);
        if (filter.Before is { } before) cases = cases.Where(row => row.CreatedAt < before);
        if (filter.Since is { } since) cases = cases.Where(row => row.CreatedAt >= since);
        if (filter.Host is { Length: > 0 } host) cases = cases.Where(row => row.Host == host);
        if (filter.IsOpen is { } open) cases = cases.Where(row => (row.ClosedAt == null) == open);
        if (filter.Finding is { Length: > 0 } finding)
            cases = cases.Where(row => context.Runs.Any(run => run.CaseHash == row.TokenHash && context.Reports.Any(report => report.TokenHash == run.ReportHash && report.Finding == finding)));
        return await cases.OrderByDescending(row => row.CreatedAt).Take(most)
            .Select(row => new CaseRow(
                row.SealedToken!, row.Host, row.CreatedAt, row.ClosedAt,
                context.Runs.Count(run => run.CaseHash == row.TokenHash),
                (from run in context.Runs
                 join report in context.Reports on run.ReportHash equals report.TokenHash
                 where run.CaseHash == row.TokenHash
                 orderby run.CreatedAt descending
                 select report.Finding).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Deletes cases whose time is over, then the oldest of too many. The reports of their runs are their owners', and stay.</summary>
    public Task<int> CleanAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            async context =>
            {
                var expired = await context.Cases.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
                var over = await context.Cases.CountAsync(cancellationToken) - options.MaxStored;
                if (over <= 0) return expired;
                var oldest = context.Cases.OrderBy(row => row.CreatedAt).Take(over).Select(row => row.TokenHash);
                return expired + await context.Cases.Where(row => oldest.Contains(row.TokenHash)).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
    }
}
