using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.Apps;

/// <summary>The real app on a real port, with a folder of its own for its database and keys.</summary>
public sealed class RunningApp : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtp-app-");
    private readonly Dictionary<string, string> _settings;

    private RunningApp(Dictionary<string, string> settings)
    {
        _settings = settings;
        UseKestrel(0);
    }

    public CapturedLogs Logs { get; } = new();

    public Uri Address { get; private set; } = null!;

    public string Folder => _folder.FullName;

    /// <summary>For the API: it follows no redirect and keeps no cookie.</summary>
    public HttpClient Http { get; private set; } = null!;

    public static RunningApp Start(MailServer mailServer, params (string Key, string Value)[] settings)
    {
        var app = new RunningApp(new(StringComparer.OrdinalIgnoreCase)
        {
            ["Checks:AllowPrivateAddresses"] = "true",
            ["Checks:DnsServers:0"] = mailServer.DnsServer.ToString(),
            ["Checks:TrustedRoots"] = mailServer.TrustedRootsFile,
            ["Checks:EhloName"] = "checker.example.test",
            ["Checks:LimitsEnabled"] = "false",
        });
        foreach (var (key, value) in settings) app._settings[key] = value;
        app.StartServer();
        app.Address = app.ClientOptions.BaseAddress;
        app.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        app.Http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return app;
    }

    public override async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Only there does the app find its scripts without being published.
        builder.UseEnvironment("Development");
        builder.UseContentRoot(Folder);
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(Logs));
    }
}
