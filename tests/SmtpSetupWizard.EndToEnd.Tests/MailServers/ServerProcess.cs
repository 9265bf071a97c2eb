using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>A script that runs a server until its input ends: so the server ends with the tests, however they end.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string[]> _said;

    private ServerProcess(string script, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo("/bin/sh", [Path.Combine(AppContext.BaseDirectory, script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _said = Task.WhenAll(_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Starts it, and returns when every port of <paramref name="ports"/> takes a connection and every file of <paramref name="files"/> is there.</summary>
    /// <exception cref="InvalidOperationException">It did not start in three minutes; the message has what it said and <paramref name="logs"/>.</exception>
    public static async Task<ServerProcess> StartAsync(string script, IEnumerable<string> arguments, IEnumerable<IPEndPoint> ports, IEnumerable<string> files, IReadOnlyList<string> logs)
    {
        var server = new ServerProcess(script, arguments);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            foreach (var port in ports) await server.WaitForAsync(port, patience.Token);
            foreach (var file in files)
            {
                while (!File.Exists(file)) await Task.Delay(50, patience.Token);
            }

            return server;
        }
        catch (OperationCanceledException late)
        {
            var logged = string.Concat(logs.Select(ReadLog));
            await server.DisposeAsync();
            throw new InvalidOperationException($"The mail server did not start.\n{string.Concat(await server._said)}\n{logged}", late);
        }
    }

    /// <summary>A log that the server may be writing; empty before it does.</summary>
    public static string ReadLog(string file)
    {
        if (!File.Exists(file)) return "";
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitForAsync(IPEndPoint port, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(port, cancellationToken);
                return;
            }
            catch (SocketException refused)
            {
                if (_process.HasExited) throw new OperationCanceledException($"Nothing listens at {port}, and nothing will", refused);
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}
