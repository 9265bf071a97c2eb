using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using MailKit.Net.Smtp;
using MailKit.Security;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>What a check costs the processor, beside three sessions of the mail library alone that do the same: connect, TLS, EHLO, and one of them signs in.</summary>
public static class Processor
{
    private const int Times = 200, Blocks = 5;

    private static readonly SubmissionCheck Check = new() { Host = ServerProcess.Host, Credentials = new("ann@example.test", new("secret")) };

    public static async Task MeasureAsync(ServerProcess server)
    {
        var runner = new CheckRunner(new DistantServer(server, TimeSpan.Zero, []), TimeProvider.System, new() { EhloName = "checker.example.test" });
        async Task CheckAsync() => await runner.RunAsync(Check, null, CancellationToken.None);
        Task BareAsync() => Task.WhenAll(SessionAsync(server.StarttlsPort, false, signIn: true), SessionAsync(server.StarttlsPort, false, signIn: false), SessionAsync(server.ImplicitPort, true, signIn: false));

        await SpentAsync(CheckAsync);
        await SpentAsync(BareAsync);
        List<double> checks = [], sessions = [];
        for (var block = 0; block < Blocks; block++)
        {
            checks.Add(await SpentAsync(CheckAsync));
            sessions.Add(await SpentAsync(BareAsync));
        }

        var (check, bare) = (Report.Median(checks), Report.Median(sessions));
        Report.Row("processor time of a check of three endpoints", $"{check:0.0} ms = {check / bare:0.00} × three bare MailKit sessions ({bare:0.0} ms)", $"≤ 1.5 ×");
    }

    /// <summary>Milliseconds of processor time for one.</summary>
    private static async Task<double> SpentAsync(Func<Task> act)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var time = 0; time < Times; time++) await act();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / Times;
    }

    private static async Task SessionAsync(int port, bool implicitTls, bool signIn)
    {
        using var client = new FreshClient
        {
            CheckCertificateRevocation = false,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            LocalDomain = "checker.example.test",
            ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
        };
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        await client.ConnectAsync(socket, ServerProcess.Host, port, implicitTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls);
        if (signIn) await client.AuthenticateAsync(new SaslMechanismPlain("ann@example.test", "secret"));
        await client.DisconnectAsync(quit: true);
    }

    /// <summary>A check meets its server for the first time: no session of TLS is resumed, as it would be here from the second time on.</summary>
    private sealed class FreshClient : SmtpClient
    {
        protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string host, RemoteCertificateValidationCallback remoteCertificateValidationCallback)
        {
            var options = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
            options.AllowTlsResume = false;
            return options;
        }
    }
}
