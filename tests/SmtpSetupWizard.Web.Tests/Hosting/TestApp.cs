using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Web.Tests.Hosting;

/// <summary>The whole app in memory, in a folder of its own that goes with it.</summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    /// <summary>A request header that says from which address the request comes.</summary>
    public const string ClientHeader = "Test-Client";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtp-setup-wizard-");

    public Dictionary<string, string?> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);
    public string Environment { get; init; } = "Development";
    public FakeTimeProvider? Time { get; init; }
    public IHostResolver? Resolver { get; init; }
    public Func<IServiceProvider, DiscoveryRunner>? Discovery { get; init; }
    public CapturedLogs Logs { get; } = new();
    public string Folder => _folder.FullName;
    public string Database => Path.Combine(Folder, "data", "reports.db");

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseContentRoot(Folder);
        builder.UseSetting("Serilog:WriteTo:0:Name", "Debug");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
            services.AddSingleton<IStartupFilter, ClientFromHeader>();
            services.AddSingleton<ILogEventSink>(Logs);
            if (Time is not null) services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
            if (Discovery is not null) services.Replace(ServiceDescriptor.Singleton(Discovery));
            if (Resolver is not null) services.Replace(ServiceDescriptor.Singleton(Resolver));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || !Directory.Exists(Folder)) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class ClientFromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                if (http.Request.Headers[ClientHeader] is [{ } client]) http.Connection.RemoteIpAddress = IPAddress.Parse(client);
                return rest(http);
            });
            next(app);
        };
    }
}
