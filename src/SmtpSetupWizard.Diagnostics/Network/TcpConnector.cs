using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Opens TCP connections, and only where <paramref name="policy"/> lets them go.</summary>
/// <param name="morePorts">Ports that are open to it beside those of the policy: the host probe's.</param>
public sealed class TcpConnector(EgressPolicy policy, IReadOnlyList<int>? morePorts = null) : IConnector
{
    /// <exception cref="SocketException">Refused, unreachable or reset; <see cref="SocketError.AccessDenied"/> when the policy forbids it.</exception>
    /// <exception cref="OperationCanceledException">The time was over; the connection attempt is given up.</exception>
    public async ValueTask<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        // Everything was judged before; this is the last door, for whoever forgets.
        if (!policy.IsAllowed(address) || !(policy.IsPortAllowed(port) || morePorts?.Contains(port) is true)) throw new SocketException((int)SocketError.AccessDenied);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
