using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

/// <summary>A name server on loopback, over UDP and TCP, that says what it is told to.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private const ushort A = 1;
    private const ushort Cname = 5;
    private const ushort Mx = 15;
    private const ushort Aaaa = 28;
    private const ushort Srv = 33;

    private readonly Socket _udp;
    private readonly Socket _tcp;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<(string Name, ushort Type), DnsReply> _replies = new();
    private readonly Task _serving;

    public DnsServer()
    {
        (_udp, _tcp) = Bind();
        EndPoint = (IPEndPoint)_udp.LocalEndPoint!;
        _serving = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>Each question that came: transport, name, type.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    /// <summary>Completes with the first question of this kind.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The A and AAAA records of a name, in order.</summary>
    public DnsServer Host(string name, params string[] addresses)
    {
        var parsed = addresses.Select(IPAddress.Parse).ToArray();
        Reply(name, A, new(0, [.. parsed.Where(address => address.AddressFamily == AddressFamily.InterNetwork).Select(address => Address(name, address))]));
        Reply(name, Aaaa, new(0, [.. parsed.Where(address => address.AddressFamily == AddressFamily.InterNetworkV6).Select(address => Address(name, address))]));
        return this;
    }

    /// <summary>The MX records of a domain, by preference; a single dot is a null MX.</summary>
    public DnsServer MailOf(string domain, params string[] hosts) =>
        Reply(domain, Mx, new(0, [.. hosts.Select((host, index) => new DnsRecord(domain, Mx, [0, (byte)(index * 10), .. Encode(host)]))]));

    public DnsServer MailOf(string domain, DnsReply reply) => Reply(domain, Mx, reply);

    public DnsServer Service(string name, params (int Priority, int Weight, int Port, string Target)[] records) =>
        Service(name, new DnsReply(0, [.. records.Select(record => Server(name, record.Priority, record.Weight, record.Port, Encode(record.Target)))]));

    public DnsServer Service(string name, DnsReply reply) => Reply(name, Srv, reply);

    public static DnsRecord Server(string name, int priority, int weight, int port, byte[] target)
    {
        List<byte> data = [];
        foreach (var value in (int[])[priority, weight, port]) Add16(data, value);
        return new(name, Srv, [.. data, .. target]);
    }

    /// <summary>One answer to both questions, whatever its records.</summary>
    public DnsServer Both(string name, DnsReply reply) => OnlyIpv4(name, reply).OnlyIpv6(name, reply);

    public DnsServer OnlyIpv4(string name, DnsReply reply) => Reply(name, A, reply);

    public DnsServer OnlyIpv6(string name, DnsReply reply) => Reply(name, Aaaa, reply);

    public static DnsRecord Address(string name, IPAddress address) =>
        new(name, address.AddressFamily == AddressFamily.InterNetwork ? A : Aaaa, address.GetAddressBytes());

    public static DnsRecord Address(string name, string address) => Address(name, IPAddress.Parse(address));

    public static DnsRecord Alias(string name, string target) => new(name, Cname, Encode(target));

    /// <summary>The same port for both; one that is free for UDP may be taken for TCP.</summary>
    private static (Socket Udp, Socket Tcp) Bind()
    {
        while (true)
        {
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                tcp.Bind(udp.LocalEndPoint!);
                tcp.Listen();
                return (udp, tcp);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    private DnsServer Reply(string name, ushort type, DnsReply reply)
    {
        _replies[(name, type)] = reply;
        return this;
    }

    private async Task ServeUdpAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var received = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), _stopped.Token);
                if (Answer(buffer.AsSpan(0, received.ReceivedBytes), overTcp: false) is { } answer)
                    await _udp.SendToAsync(answer, SocketFlags.None, received.RemoteEndPoint, _stopped.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptAsync(_stopped.Token);
                await using var stream = new NetworkStream(client);
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, _stopped.Token);
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(query, _stopped.Token);
                if (Answer(query, overTcp: true) is not { } answer) continue;
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                await stream.WriteAsync(length.Concat(answer).ToArray(), _stopped.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // The test is over.
        }
    }

    private byte[]? Answer(ReadOnlySpan<byte> query, bool overTcp)
    {
        var end = 12;
        List<string> labels = [];
        for (; query[end] != 0; end += query[end] + 1) labels.Add(Encoding.ASCII.GetString(query.Slice(end + 1, query[end])));
        var name = string.Join('.', labels).ToLowerInvariant();
        var type = BinaryPrimitives.ReadUInt16BigEndian(query[(end + 1)..]);
        var question = query[12..(end + 5)];
        Questions.Enqueue($"{(overTcp ? "tcp" : "udp")} {name} {type switch { A => "A", Aaaa => "AAAA", Mx => "MX", Srv => "SRV", _ => "?" }}");
        Asked.TrySetResult();
        if (!_replies.TryGetValue((name, type), out var reply)) reply = new(3, []);
        if (reply.Silent) return null;

        var truncated = reply.OnlyOverTcp && !overTcp;
        var records = truncated ? [] : reply.Records;
        List<byte> message = [query[0], query[1], (byte)(truncated ? 0x82 : 0x80 | (query[2] & 1)), (byte)(0x80 | reply.Code), 0, 1];
        if (reply.WrongId) message[0] ^= 0xff;
        Add16(message, records.Count);
        message.AddRange([0, 0, 0, 0]);
        message.AddRange(question);
        foreach (var record in records)
        {
            message.AddRange(record.EncodedName ?? Encode(record.Name));
            Add16(message, record.Type);
            message.AddRange([0, 1, 0, 0, 0, 60]);
            Add16(message, record.Data.Length);
            message.AddRange(record.Data);
        }

        return [.. message];
    }

    private static void Add16(List<byte> message, int value) => message.AddRange([(byte)(value >> 8), (byte)value]);

    public static byte[] Encode(string name) => name == "." ? [0] :
        [.. name.Split('.').SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _serving;
        _udp.Dispose();
        _tcp.Dispose();
        _stopped.Dispose();
    }
}

/// <param name="Code">RFC 1035 section 4.1.1: 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED.</param>
internal sealed record DnsReply(int Code, IReadOnlyList<DnsRecord> Records, bool Silent = false, bool OnlyOverTcp = false, bool WrongId = false);

/// <param name="EncodedName">Instead of the name, whatever it is.</param>
internal sealed record DnsRecord(string Name, ushort Type, byte[] Data, byte[]? EncodedName = null);
