using Microsoft.Data.Sqlite;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>Where reports are kept, how many and how long.</summary>
/// <param name="Connection">SQLite's connection string, its path absolute.</param>
/// <param name="Lifetime">How long a result link lives.</param>
/// <param name="MaxStored">The most reports kept; the oldest go first.</param>
public sealed record ReportsOptions(string Connection, TimeSpan Lifetime, int MaxStored)
{
    public static ReportsOptions Read(SettingsReader settings, IHostEnvironment environment)
    {
        const string ProviderKey = "Storage:Provider", ConnectionKey = "ConnectionStrings:Reports";
        if (settings.Text(ProviderKey) is { } provider && !provider.Equals("SQLite", StringComparison.OrdinalIgnoreCase))
            settings.Wrong(ProviderKey, $"'{provider}' is not a store that this version knows: SQLite");
        return new(
            Absolute(settings, ConnectionKey, environment),
            settings.Duration("Reports:Lifetime", TimeSpan.FromDays(30), TimeSpan.FromDays(3650)),
            settings.Number("Reports:MaxStored", 200_000, 1, 100_000_000));
    }

    private static string Absolute(SettingsReader settings, string key, IHostEnvironment environment)
    {
        try
        {
            var connection = new SqliteConnectionStringBuilder(settings.Text(key) ?? "Data Source=data/reports.db");
            var file = connection.DataSource;
            if (file.Length == 0) settings.Wrong(key, "it has no Data Source");
            else if (file != ":memory:" && !file.StartsWith("file:", StringComparison.Ordinal))
                connection.DataSource = Path.GetFullPath(file, environment.ContentRootPath);
            return connection.ConnectionString;
        }
        catch (ArgumentException)
        {
            // The text is not repeated: it can hold a password.
            settings.Wrong(key, "it is no connection string of SQLite, such as Data Source=data/reports.db");
            return "";
        }
    }
}
