using Microsoft.EntityFrameworkCore;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>Takes this node's writes to the database in turn. SQLite has one writer at a time; the others would sleep on threads of the pool.</summary>
public sealed class ReportsWriter(IDbContextFactory<ReportsContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <returns>What <paramref name="write"/> says.</returns>
    public async Task<T> WriteAsync<T>(Func<ReportsContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await write(context);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
