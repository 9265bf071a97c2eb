using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>Reaches the scripted server over a line with a round-trip time: the look-up, the connection and each way of every byte take their share.</summary>
/// <param name="roundTrip">Zero: none is added.</param>
/// <param name="dropped">Ports that drop what comes.</param>
/// <param name="silent">Whether every other port connects and then never says a word.</param>
public sealed class DistantServer(ServerProcess server, TimeSpan roundTrip, int[] dropped, bool silent = false) : IHostResolver, IConnector
{
    public async ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        await DelayedStream.TravelAsync(roundTrip);
        return new() { Addresses = [IPAddress.Loopback], Connector = this, TrustedRoots = server.TrustedRoots, OnlyTrustedRoots = true };
    }

    public async ValueTask<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        if (dropped.Contains(port)) await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await DelayedStream.TravelAsync(roundTrip);
        await socket.ConnectAsync(new IPEndPoint(address, silent ? server.SilentPort : port == 465 ? server.ImplicitPort : server.StarttlsPort), cancellationToken);
        var stream = new NetworkStream(socket, ownsSocket: true);
        return roundTrip == TimeSpan.Zero ? stream : new DelayedStream(stream, roundTrip);
    }
}
