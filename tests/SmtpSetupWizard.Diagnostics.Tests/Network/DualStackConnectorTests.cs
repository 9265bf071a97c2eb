using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

public sealed class DualStackConnectorTests
{
    private const string Six = "2001:db8::1";
    private const string Four = "192.0.2.1";
    private const string OtherFour = "192.0.2.2";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    private readonly VirtualTime _time = new();
    private readonly ScriptedConnector _net;

    public DualStackConnectorTests() => _net = new ScriptedConnector(_time);

    [Fact]
    public void IPv6_that_answers_in_its_head_start_leaves_IPv4_alone()
    {
        _net.Answers(Six, 249).Answers(Four, 1);
        var result = Connect(Six, Four);
        Assert.Equal((Six, null, null), (result.Address?.ToString(), result.Code, result.BrokenIpv6));
        Assert.Equal([(Six, 0)], _net.Calls);
        Assert.Equal(249, _time.ElapsedMs);
    }

    [Fact]
    public void IPv4_starts_after_the_head_start_and_wins_if_it_is_first()
    {
        _net.StaysSilent(Six).Answers(Four, 30);
        var result = Connect(Six, Four);
        Assert.Equal(Four, result.Address?.ToString());
        Assert.Equal([(Six, 0), (Four, 250)], _net.Calls);
        Assert.Equal(280, _time.ElapsedMs);
    }

    [Fact]
    public void IPv6_silent_for_500_ms_beside_an_IPv4_that_connects_is_broken()
    {
        _net.StaysSilent(Six).Answers(Four, 30);
        Assert.True(IsIpv6Broken(Connect(Six, Four)));
        Assert.Equal(500, _time.ElapsedMs);
        Assert.Equal([Six], _net.GivenUp);
    }

    [Fact]
    public void An_IPv4_connection_after_500_ms_knows_at_once_that_IPv6_is_broken()
    {
        _net.StaysSilent(Six).Answers(Four, 400);
        Assert.True(IsIpv6Broken(Connect(Six, Four)));
        Assert.Equal(650, _time.ElapsedMs);
    }

    [Fact]
    public void IPv6_that_is_only_slow_is_not_broken_and_its_connection_is_closed()
    {
        _net.Answers(Six, 499).Answers(Four, 30);
        var result = Connect(Six, Four);
        Assert.False(IsIpv6Broken(result));
        Assert.Equal(499, _time.ElapsedMs);
        Assert.True(Assert.Single(_net.Streams, stream => stream.Address == Six).Closed);
        Assert.False(Assert.Single(_net.Streams, stream => stream.Address == Four).Closed);
    }

    [Fact]
    public void IPv6_that_is_refused_lets_IPv4_start_at_once_and_is_broken()
    {
        _net.Fails(Six, SocketError.ConnectionRefused, 40).Answers(Four, 40);
        var result = Connect(Six, Four);
        Assert.Equal([(Six, 0), (Four, 40)], _net.Calls);
        Assert.Equal(80, _time.ElapsedMs);
        Assert.True(IsIpv6Broken(result));
        Assert.Equal(80, _time.ElapsedMs);
    }

    [Theory]
    [InlineData(SocketError.NetworkUnreachable)]
    [InlineData(SocketError.AddressFamilyNotSupported)]
    [InlineData(SocketError.AddressNotAvailable)]
    [InlineData(SocketError.AccessDenied)]
    public void A_machine_without_IPv6_does_not_blame_the_server(SocketError error)
    {
        _net.Fails(Six, error).Answers(Four, 40);
        var result = Connect(Six, Four);
        Assert.Equal(40, _time.ElapsedMs);
        Assert.False(IsIpv6Broken(result));
    }

    [Fact]
    public void A_far_router_without_a_way_to_the_server_means_broken_IPv6()
    {
        _net.Fails(Six, SocketError.NetworkUnreachable, 60).Answers(Four, 40);
        Assert.True(IsIpv6Broken(Connect(Six, Four)));
    }

    [Fact]
    public void A_second_IPv6_address_that_works_is_no_broken_IPv6()
    {
        _net.Fails("2001:db8::2", SocketError.ConnectionRefused, 10).Answers(Six, 300).Answers(Four, 20);
        var result = Connect("2001:db8::2", Six, Four);
        Assert.Equal(Four, result.Address?.ToString());
        Assert.False(IsIpv6Broken(result));
    }

    [Fact]
    public void IPv6_that_was_not_tried_first_is_no_question()
    {
        _net.Answers(Four, 300).StaysSilent(Six);
        Assert.Null(Connect(Four, Six).BrokenIpv6);
        Assert.Equal([Six], _net.GivenUp);
    }

    [Fact]
    public void Each_further_address_starts_250_ms_after_the_one_before()
    {
        _net.StaysSilent(Six).StaysSilent(Four).StaysSilent("2001:db8::2").Answers(OtherFour, 5);
        Assert.Equal(OtherFour, Connect(Six, Four, "2001:db8::2", OtherFour).Address?.ToString());
        Assert.Equal([(Six, 0), (Four, 250), ("2001:db8::2", 500), (OtherFour, 750)], _net.Calls);
    }

    [Fact]
    public void Two_that_connect_leave_one_connection()
    {
        _net.Stubborn().Answers(Four, 300).Answers(OtherFour, 10);
        Assert.Equal(OtherFour, Connect(Four, OtherFour).Address?.ToString());
        _time.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), _time.Provider, TestContext.Current.CancellationToken);
            return true;
        });
        Assert.Equal([(OtherFour, false), (Four, true)], _net.Streams.Select(stream => (stream.Address, stream.Closed)));
    }

    [Fact]
    public void Every_address_refused_is_refused_as_soon_as_the_last_one_says_so()
    {
        _net.Fails(Six, SocketError.ConnectionRefused, 20).Fails(Four, SocketError.ConnectionReset, 20);
        Assert.Equal("connect.refused", Connect(Six, Four).Code);
        Assert.Equal(40, _time.ElapsedMs);
    }

    [Fact]
    public void Silence_up_to_the_limit_is_a_timeout()
    {
        _net.StaysSilent(Six).StaysSilent(Four);
        var result = Connect(Six, Four);
        Assert.Equal((null, "connect.timeout"), (result.Stream, result.Code));
        Assert.Equal(8000, _time.ElapsedMs);
        Assert.Equal([Six, Four], _net.GivenUp);
    }

    [Theory]
    [InlineData(SocketError.NetworkUnreachable, "connect.unreachable")]
    [InlineData(SocketError.HostUnreachable, "connect.unreachable")]
    [InlineData(SocketError.AddressNotAvailable, "connect.unreachable")]
    [InlineData(SocketError.AccessDenied, "connect.unreachable")]
    [InlineData(SocketError.TimedOut, "connect.timeout")]
    [InlineData(SocketError.ConnectionRefused, "connect.refused")]
    [InlineData(SocketError.ConnectionReset, "connect.refused")]
    public void What_the_system_says_has_one_meaning(SocketError error, string code)
    {
        _net.Fails(Four, error);
        Assert.Equal(code, Connect(Four).Code);
    }

    [Theory]
    [InlineData(SocketError.HostUnreachable, SocketError.ConnectionRefused, "connect.refused", OtherFour)]
    [InlineData(SocketError.TimedOut, SocketError.ConnectionRefused, "connect.refused", OtherFour)]
    [InlineData(SocketError.TimedOut, SocketError.NetworkUnreachable, "connect.timeout", Four)]
    [InlineData(SocketError.NetworkUnreachable, SocketError.TimedOut, "connect.timeout", OtherFour)]
    public void Of_different_failures_the_most_telling_counts(SocketError first, SocketError second, string code, string address)
    {
        _net.Fails(Four, first, 5).Fails(OtherFour, second, 5);
        var result = Connect(Four, OtherFour);
        Assert.Equal((code, address), (result.Code, result.Address?.ToString()));
    }

    [Fact]
    public void A_refusal_tells_more_than_the_silence_beside_it()
    {
        _net.Fails(Six, SocketError.ConnectionRefused, 20).StaysSilent(Four);
        Assert.Equal("connect.refused", Connect(Six, Four).Code);
        Assert.Equal(8000, _time.ElapsedMs);
    }

    [Fact]
    public async Task A_cancelled_connect_gives_up()
    {
        _net.StaysSilent(Six);
        using var cancel = new CancellationTokenSource();
        var connecting = new DualStackConnector(_time.Provider).ConnectAsync(Host(Six, Four), 587, Limit, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.Equal([Six], _net.GivenUp);
    }

    private ConnectResult Connect(params string[] addresses) =>
        _time.Run(() => new DualStackConnector(_time.Provider).ConnectAsync(Host(addresses), 587, Limit, TestContext.Current.CancellationToken));

    private ResolvedHost Host(params string[] addresses) => new() { Addresses = [.. addresses.Select(IPAddress.Parse)], Connector = _net };

    private bool IsIpv6Broken(ConnectResult result) => _time.Run(() => result.BrokenIpv6!) is not null;
}
