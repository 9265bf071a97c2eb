using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>The keys of antiforgery and circuits outlive a restart, in <c>keys</c> beside the reports' database: where an operator keeps data.</summary>
public static class Keys
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("SmtpSetupWizard");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<ReportsOptions, IHostEnvironment, ILoggerFactory>((keys, reports, environment, logs) =>
        {
            var folder = Folder(reports, environment);
            PrivateFolder.Create(folder);
            keys.XmlRepository = new FileSystemXmlRepository(new(folder), logs);
        });
    }

    /// <summary>Below the content root when the database is no file.</summary>
    internal static string Folder(ReportsOptions reports, IHostEnvironment environment)
    {
        var file = new SqliteConnectionStringBuilder(reports.Connection).DataSource;
        var data = Path.IsPathRooted(file) ? Path.GetDirectoryName(file)! : Path.Combine(environment.ContentRootPath, "data");
        return Path.Combine(data, "keys");
    }
}
