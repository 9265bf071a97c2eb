using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Tests.Reports;

/// <summary>A migrated database file of its own, and stores on it: each store is a node.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtp-setup-wizard-");
    private readonly Contexts _contexts;

    public TestStore(int maxStored = 1000)
    {
        Options = new($"Data Source={Path.Combine(_folder.FullName, "reports.db")}", TimeSpan.FromDays(30), maxStored);
        _contexts = new(Options.Connection);
        Database.CreateDbContext().Database.Migrate();
        Store = NewNode();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));
    public ReportsOptions Options { get; }
    public ReportStore Store { get; }
    public IDbContextFactory<ReportsContext> Database => _contexts;

    public CaseStore Cases => new(_contexts, new(_contexts), Options, Time);

    public ReportStore NewNode() => new(_contexts, new(_contexts), Options, Time);

    /// <summary>An accepted check.</summary>
    public async Task<ReportView> AcceptAsync()
    {
        var now = Time.GetUtcNow();
        var view = new ReportView(
            ReportToken.New(), ReportStatus.Queued, new() { Host = "smtp.example.com" },
            new("smtp.example.com", SubmissionEndpoint.Defaults, "ann@example.com", null, null, false, "it"), now, now + Options.Lifetime, OwnerKey.Hash("key"));
        await Store.AcceptAsync(view, "key", TestContext.Current.CancellationToken);
        return view;
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class Contexts(string connection) : IDbContextFactory<ReportsContext>
    {
        public ReportsContext CreateDbContext() => new SqliteReportsContext(new DbContextOptionsBuilder<SqliteReportsContext>().UseSqlite(connection)
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)).Options);
    }
}
