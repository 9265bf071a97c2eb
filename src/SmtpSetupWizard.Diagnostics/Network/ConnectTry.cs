using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>One address being connected to.</summary>
internal sealed class ConnectTry
{
    /// <summary>"No route" in less than this comes from this machine or its own router, and says nothing about the server.</summary>
    private static readonly TimeSpan NearAnswer = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _abandoned = new();
    private volatile Stream? _stream;
    private SocketError? _error;
    private TimeSpan _took;

    public ConnectTry(IConnector connector, IPAddress address, int port, TimeProvider time)
    {
        _time = time;
        Address = address;
        StartedAt = time.GetTimestamp();
        Completion = RunAsync(connector, port);
    }

    public IPAddress Address { get; }

    /// <summary>A timestamp of the <see cref="TimeProvider"/>.</summary>
    public long StartedAt { get; }

    /// <summary>Ends when the try has; never fails.</summary>
    public Task Completion { get; }

    public bool Ended => Completion.IsCompleted;

    /// <summary>The connection, from when there is one.</summary>
    public Stream? Stream => _stream;

    public bool Connected => Ended && _stream is not null;

    public bool IsIpv6 => Address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>The finding of a try that failed; one that has not ended has timed out.</summary>
    public string Code => _error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => "connect.refused",
        null or SocketError.TimedOut => "connect.timeout",

        // Network, host or protocol unreachable, no address of the family here, prohibited by a filter (ICMP): no way there.
        _ => "connect.unreachable",
    };

    /// <summary>Whether it failed because there is no way out from here: no IPv6 on this machine or in its network.</summary>
    public bool HasNoRouteHere => _error is not null && Code == "connect.unreachable" && _took < NearAnswer;

    /// <summary>Gives it up; a connection that comes about all the same is closed.</summary>
    public void Abandon()
    {
        _abandoned.Cancel();
        _stream?.Dispose();
    }

    private async Task RunAsync(IConnector connector, int port)
    {
        try
        {
            // Kept first, looked at then: whoever comes second of this and Abandon closes it.
            _stream = await connector.ConnectAsync(Address, port, _abandoned.Token);
            if (_abandoned.IsCancellationRequested) await _stream.DisposeAsync();
        }
        catch (SocketException exception)
        {
            _error = exception.SocketErrorCode;
        }
        catch (OperationCanceledException)
        {
            _error = SocketError.TimedOut;
        }

        _took = _time.GetElapsedTime(StartedAt);
    }
}
