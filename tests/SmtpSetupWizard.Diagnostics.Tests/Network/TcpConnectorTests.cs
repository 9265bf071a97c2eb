using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

public sealed class TcpConnectorTests
{
    private static readonly EgressPolicy Anywhere = new(new EgressOptions { AllowPrivateAddresses = true });

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task It_connects_over_both_families(string address)
    {
        using var listener = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        listener.Listen();
        await using var stream = await new TcpConnector(Anywhere).ConnectAsync(IPAddress.Parse(address), Port(listener), TestContext.Current.CancellationToken);
        using var accepted = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        await stream.WriteAsync("hello"u8.ToArray(), TestContext.Current.CancellationToken);
        var buffer = new byte[5];
        await new NetworkStream(accepted).ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);
        Assert.Equal("hello"u8.ToArray(), buffer);
        Assert.True(((NetworkStream)stream).Socket.NoDelay);
    }

    [Fact]
    public async Task A_closed_port_is_refused()
    {
        using var bound = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var exception = await Assert.ThrowsAsync<SocketException>(async () => await new TcpConnector(Anywhere).ConnectAsync(IPAddress.Loopback, Port(bound), TestContext.Current.CancellationToken));
        Assert.Equal(SocketError.ConnectionRefused, exception.SocketErrorCode);
    }

    [Fact]
    public async Task Cancelling_gives_a_silent_connect_up()
    {
        // A full backlog drops the SYN: the connect hangs until it is given up.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var connector = new TcpConnector(Anywhere);
        using var cancel = new CancellationTokenSource();
        var connecting = Enumerable.Range(0, 8).Select(_ => connector.ConnectAsync(IPAddress.Loopback, Port(listener), cancel.Token).AsTask()).ToArray();
        var hanging = connecting[^1];
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        foreach (var other in connecting.Where(other => other.IsCompletedSuccessfully)) await (await other).DisposeAsync();
    }

    [Theory]
    [InlineData("127.0.0.1", 25)]
    [InlineData("::ffff:127.0.0.1", 25)]
    [InlineData("192.168.1.1", 587)]
    [InlineData("8.8.8.8", 22)]
    public async Task What_the_policy_forbids_is_not_even_tried(string address, int port)
    {
        var connector = new TcpConnector(new EgressPolicy(new EgressOptions()));
        var exception = await Assert.ThrowsAsync<SocketException>(async () => await connector.ConnectAsync(IPAddress.Parse(address), port, TestContext.Current.CancellationToken));
        Assert.Equal(SocketError.AccessDenied, exception.SocketErrorCode);
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
