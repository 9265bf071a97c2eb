using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Practice.Pipes;
using SmtpSetupWizard.Practice.Scenarios;
using SmtpSetupWizard.Practice.Scripts;
using SmtpSetupWizard.Practice.Sessions;

namespace SmtpSetupWizard.Practice;

/// <summary>A practice host as one check meets it: real SMTP and real TLS over streams in memory.</summary>
/// <param name="latency">Half a round trip; zero for none.</param>
public sealed class PracticeServer(PracticeScenario scenario, TimeProvider time, PracticeLog? log, TimeSpan latency = default) : IConnector
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(IPAddress, int), int> _calls = [];

    /// <exception cref="SocketException">Refused or unreachable.</exception>
    /// <exception cref="OperationCanceledException">The time was over.</exception>
    public async ValueTask<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = Count(address, port);
        var behaviour = scenario.Port(call);
        if (latency > TimeSpan.Zero && behaviour is not DroppedPort) await Task.Delay(latency * 2, time, cancellationToken);
        switch (behaviour)
        {
            case DroppedPort:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
                throw new SocketException((int)SocketError.TimedOut);
            case UnreachablePort:
                throw new SocketException((int)SocketError.NetworkUnreachable);
            case OpenPort open:
                return Open(call, open);
            default:
                throw new SocketException((int)SocketError.ConnectionRefused);
        }
    }

    private PracticeCall Count(IPAddress address, int port)
    {
        lock (_lock)
        {
            var number = _calls.GetValueOrDefault((address, port));
            _calls[(address, port)] = number + 1;
            return new PracticeCall(address, port, number);
        }
    }

    private PipeStream Open(PracticeCall call, OpenPort open)
    {
        var pipe = latency > TimeSpan.Zero ? new DuplexPipe(latency, time) : new DuplexPipe();
        var seen = log is null ? null : new PracticeConnection(scenario.Host, call, pipe.Server);
        if (seen is not null) log!.Add(seen);
        _ = Task.Run(() => ServeAsync(pipe.Server, open, seen), CancellationToken.None);
        return pipe.Client;
    }

    private async Task ServeAsync(PipeStream pipe, OpenPort open, PracticeConnection? seen)
    {
        var channel = new SessionChannel(pipe, time);
        try
        {
            await new SmtpSession(channel, scenario.Host, open, log, seen).RunAsync();
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The client went away, or would not have what the scenario shows: the dialogue is over.
        }
        finally
        {
            await channel.DisposeAsync();
            if (seen is not null) seen.Ended = true;
        }
    }
}
