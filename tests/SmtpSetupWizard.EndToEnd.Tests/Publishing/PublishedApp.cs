using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SmtpSetupWizard.EndToEnd.Tests.Publishing;

/// <summary>What <c>dotnet publish</c> makes, running in Production from a folder of its own, as an operator runs it.</summary>
public sealed partial class PublishedApp : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smtp-published-");
    private Process? _process;

    public HttpClient Http { get; private set; } = null!;

    public Uri Address => Http.BaseAddress!;

    public async ValueTask InitializeAsync()
    {
        await RunAsync("dotnet", ["publish", Path.Combine(RepositoryRoot(), "src/SmtpSetupWizard.Web"), "--configuration", "Release", "--output", _folder.FullName, "--nologo", "-v", "quiet"]);
        // The one setting that the tests can see in an answer.
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appsettings.json"), """{ "Reports": { "Lifetime": "7.00:00:00" } }""");

        var start = new ProcessStartInfo("dotnet", ["SmtpSetupWizard.Web.dll"]) { WorkingDirectory = _folder.FullName, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Proxy__KnownNetworks__0"] = "127.0.0.1/32";
        _process = Process.Start(start)!;
        List<string> said = [];
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (ListeningOn().Match(line) is not { Success: true } match) continue;
            Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(match.Groups[1].Value) };
            _ = _process.StandardOutput.ReadToEndAsync();
            return;
        }

        throw new InvalidOperationException($"The published app did not start:\n{string.Join('\n', said)}");
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder.EnumerateFiles("SmtpSetupWizard.sln").Any()) folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of their repository");
        return folder.FullName;
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(string.Concat(said));
    }

    [GeneratedRegex("Now listening on: (http://\\S+)", RegexOptions.None, 1000)]
    private static partial Regex ListeningOn();
}
