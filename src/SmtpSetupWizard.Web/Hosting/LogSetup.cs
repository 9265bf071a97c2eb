using System.Globalization;
using Serilog;
using Serilog.Events;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>Logs by Serilog; levels and more can be set below <c>Serilog</c>, such as <c>Serilog:MinimumLevel:Default</c>.</summary>
public static class LogSetup
{
    /// <summary>What logs until the host is built, and when it fails to build.</summary>
    public static Serilog.ILogger Bootstrap() =>
        new LoggerConfiguration().WriteTo.Console(formatProvider: CultureInfo.InvariantCulture).CreateBootstrapLogger();

    /// <summary>Writes to the console unless <c>Serilog:WriteTo</c> names other places.</summary>
    public static void AddLogs(this WebApplicationBuilder builder) =>
        // The static logger is left alone: several hosts of one process (the tests) would freeze it for each other.
        builder.Services.AddSerilog(
            (services, logs) =>
            {
                logs.MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                    .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                    // It warns at each first start that its keys are not encrypted: the folder is private.
                    .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
                    .Enrich.FromLogContext()
                    .ReadFrom.Configuration(builder.Configuration)
                    .ReadFrom.Services(services)
                    .Enrich.With<PathRedaction>();
                if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists()) logs.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
            },
            preserveStaticLogger: true);
}
