using System.Globalization;
using Serilog;
using Serilog.Events;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>Logs by Serilog, to the console, levels from <c>Logging:LogLevel</c>-like keys below <c>Serilog</c>.</summary>
public static class LogSetup
{
    /// <summary>What logs until the host is built, and when it fails to build.</summary>
    public static Serilog.ILogger Bootstrap() =>
        new LoggerConfiguration().WriteTo.Console(formatProvider: CultureInfo.InvariantCulture).CreateBootstrapLogger();

    public static void AddLogs(this WebApplicationBuilder builder) =>
        // The static logger is left alone: several hosts of one process (the tests) would freeze it for each other.
        builder.Services.AddSerilog(
            (services, logs) => logs
                .MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
                .ReadFrom.Configuration(builder.Configuration)
                .ReadFrom.Services(services)
                .Enrich.FromLogContext()
                .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture),
            preserveStaticLogger: true);
}
