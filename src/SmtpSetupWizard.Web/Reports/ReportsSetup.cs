using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>Where reports are kept.</summary>
public static class ReportsSetup
{
    public static void AddReports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDbContextFactory<SqliteReportsContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<ReportsOptions>().Connection)
            // A test compares the model with its migrations; at start that would only cost time.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        services.AddSingleton<IDbContextFactory<ReportsContext>, ReportsContexts>();
        services.AddSingleton<ReportsWriter>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ReportReader>();
        services.AddHostedService<ReportUpkeep>();
    }

    /// <summary>Makes the database file and its folder, and brings its tables up to date.</summary>
    public static async Task MigrateReportsAsync(this WebApplication app)
    {
        var connection = new SqliteConnectionStringBuilder(app.Services.GetRequiredService<ReportsOptions>().Connection);
        if (Path.GetDirectoryName(connection.DataSource) is { Length: > 0 } folder) PrivateFolder.Create(folder);
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<ReportsContext>>().CreateDbContextAsync();
        await context.Database.MigrateAsync();
    }

    /// <summary>The one provider there is so far, under the name that the store asks for.</summary>
    private sealed class ReportsContexts(IDbContextFactory<SqliteReportsContext> sqlite) : IDbContextFactory<ReportsContext>
    {
        public ReportsContext CreateDbContext() => sqlite.CreateDbContext();
    }
}
