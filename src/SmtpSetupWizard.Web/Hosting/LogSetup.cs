using System.Globalization;
using Serilog;
using Serilog.Events;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>Logs by Serilog; levels and more can be set below <c>Serilog</c>, such as <c>Serilog:MinimumLevel:Default</c>.</summary>
public static class LogSetup
{
    private static readonly string[] CircuitLogs = ["Microsoft.AspNetCore.SignalR", "Microsoft.AspNetCore.Components", "Microsoft.JSInterop"];

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
                    .Enrich.With<PathRedaction>()
                    .Filter.ByExcluding(TellsArguments);
                if (!builder.Configuration.GetSection("Serilog:WriteTo").Exists()) logs.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
            },
            preserveStaticLogger: true);

    /// <summary>Circuits log the arguments of their calls at the lower levels, and an argument can be what somebody typed.</summary>
    private static bool TellsArguments(LogEvent line) =>
        line.Level < LogEventLevel.Information && line.Properties.TryGetValue("SourceContext", out var source) && source is ScalarValue { Value: string name }
        && CircuitLogs.Any(logs => name.StartsWith(logs, StringComparison.Ordinal));
}
