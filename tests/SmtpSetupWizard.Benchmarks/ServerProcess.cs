using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>The scripted server in a process of its own, and the authority that it is trusted by.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    public const string Host = "bench.example.test";

    private readonly Process _process;

    private ServerProcess(Process process, X509Certificate2Collection roots, int[] ports)
    {
        _process = process;
        TrustedRoots = roots;
        (StarttlsPort, ImplicitPort, SilentPort) = (ports[0], ports[1], ports[2]);
    }

    public X509Certificate2Collection TrustedRoots { get; }

    public int StarttlsPort { get; }

    public int ImplicitPort { get; }

    public int SilentPort { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        using var certificates = new TestCertificates();
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteLineAsync(certificates.Valid(Host).Trim() + "\n");
        await process.StandardInput.FlushAsync();
        var ports = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start");
        return new(process, [X509Certificate2.CreateFromPem(certificates.AuthorityPem)], [.. ports.Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture))]);
    }

    /// <summary>The end of its input ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
