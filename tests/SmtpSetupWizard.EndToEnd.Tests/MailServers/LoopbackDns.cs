using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>A name server on loopback that knows the IPv4 addresses of the tests' hosts, and that no other name exists (RFC 1035 section 4).</summary>
public sealed class LoopbackDns : IAsyncDisposable
{
    private const ushort TypeA = 1;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly ConcurrentDictionary<string, IPAddress> _addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Task _serving;

    public LoopbackDns(IPAddress address, IEnumerable<MailHost> hosts)
    {
        foreach (var host in hosts) Add(host);
        _socket.Bind(new IPEndPoint(address, 0));
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
        _serving = Task.Run(ServeAsync);
    }

    public IPEndPoint EndPoint { get; }

    public void Add(MailHost host) => _addresses[host.Name] = host.Address;

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        var buffer = new byte[1024];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
                await _socket.SendToAsync(Answer(buffer.AsSpan(0, received.ReceivedBytes)), received.RemoteEndPoint);
            }
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException)
        {
            // The tests are over.
        }
    }

    private byte[] Answer(ReadOnlySpan<byte> query)
    {
        var name = new StringBuilder();
        var at = 12;
        for (; query[at] != 0; at += query[at] + 1) name.Append(name.Length == 0 ? "" : ".").Append(Encoding.ASCII.GetString(query.Slice(at + 1, query[at])));
        var type = BinaryPrimitives.ReadUInt16BigEndian(query[(at + 1)..]);
        var question = query[12..(at + 5)];

        var known = _addresses.TryGetValue(name.ToString(), out var address);
        var answered = known && type == TypeA;
        List<byte> reply = [query[0], query[1], 0x85, (byte)(known ? 0x80 : 0x83), 0, 1, 0, (byte)(answered ? 1 : 0), 0, 0, 0, 0, .. question];
        if (answered) reply.AddRange([0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, .. address!.GetAddressBytes()]);
        return [.. reply];
    }
}
