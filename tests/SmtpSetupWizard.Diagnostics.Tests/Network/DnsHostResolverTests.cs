using System.Net;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

public sealed class DnsHostResolverTests : IAsyncDisposable
{
    private const string Name = "smtp.example.com";
    private readonly DnsServer _dns = new();
    private readonly GraceWatch _time = new();
    private bool _machineHasIpv6 = true;

    [Fact]
    public async Task Both_families_are_used_in_turn_IPv6_first()
    {
        _dns.Host(Name, "8.8.8.1", "8.8.8.2", "2a00::1", "2a00::2");
        var resolved = await ResolveAsync(Name);
        Assert.Equal(["2a00::1", "8.8.8.1", "2a00::2", "8.8.8.2"], Addresses(resolved));
        Assert.IsType<TcpConnector>(resolved.Connector);
        Assert.Null(resolved.Finding);
    }

    [Fact]
    public async Task A_machine_without_IPv6_tries_IPv4_first()
    {
        _machineHasIpv6 = false;
        _dns.Host(Name, "8.8.8.1", "8.8.8.2", "2a00::1");
        Assert.Equal(["8.8.8.1", "2a00::1", "8.8.8.2"], Addresses(await ResolveAsync(Name)));
    }

    [Fact]
    public void The_own_IPv6_address_can_be_reached_from_itself() => Assert.True(Ipv6Source.Suits(IPAddress.IPv6Loopback));

    [Fact]
    public async Task One_family_fills_the_places_that_the_other_leaves()
    {
        _dns.Host(Name, "8.8.8.1", "8.8.8.2", "8.8.8.3", "8.8.8.4", "8.8.8.5", "2a00::1");
        Assert.Equal(["2a00::1", "8.8.8.1", "8.8.8.2", "8.8.8.3"], Addresses(await ResolveAsync(Name)));
    }

    [Fact]
    public async Task A_trailing_dot_and_capitals_do_not_matter()
    {
        _dns.Host(Name, "8.8.8.1");
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync("SMTP.Example.com.")));
    }

    [Fact]
    public async Task A_label_with_an_underscore_is_looked_up()
    {
        _dns.Host("my_host.example.com", "8.8.8.1");
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync("my_host.example.com")));
    }

    [Fact]
    public async Task An_unknown_name_is_not_found() => Assert.Equal("resolve.not_found", await FindingAsync(Name));

    [Fact]
    public async Task A_name_without_addresses_has_no_address()
    {
        _dns.Both(Name, new(0, []));
        Assert.Equal("resolve.no_address", await FindingAsync(Name));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_resolver_that_fails_is_no_word_about_the_name(int code)
    {
        _dns.Both(Name, new(code, []));
        Assert.Equal("resolve.failed", await FindingAsync(Name));
    }

    [Fact]
    public async Task What_one_family_has_is_used_when_the_other_fails()
    {
        _dns.Host(Name, "8.8.8.1").OnlyIpv6(Name, new(2, []));
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync(Name)));
        _dns.Host(Name, "2a00::1").OnlyIpv4(Name, new(2, []));
        Assert.Equal(["2a00::1"], Addresses(await ResolveAsync(Name)));
    }

    [Fact]
    public async Task No_address_in_one_family_and_a_failure_in_the_other_is_a_failure()
    {
        _dns.OnlyIpv4(Name, new(0, [])).OnlyIpv6(Name, new(2, []));
        Assert.Equal("resolve.failed", await FindingAsync(Name));
    }

    [Fact]
    public async Task IPv6_that_is_not_answered_is_waited_for_half_a_second()
    {
        _dns.Host(Name, "8.8.8.1").OnlyIpv6(Name, new(0, [], Silent: true));
        var resolving = ResolveAsync(Name);
        await _time.GraceBegan.Task;
        Assert.False(resolving.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(["8.8.8.1"], Addresses(await resolving));
    }

    [Fact]
    public async Task A_silent_name_server_is_a_failure()
    {
        _dns.Both(Name, new(0, [], Silent: true));
        Assert.Equal("resolve.failed", (await AdvancingAsync(ResolveAsync(Name))).Finding?.Code);
    }

    [Fact]
    public async Task Aliases_are_followed()
    {
        _dns.Both(Name, new(0, [DnsServer.Alias("b.example.net", "c.example.org"), DnsServer.Alias(Name, "B.example.net"), DnsServer.Address("c.example.org", "8.8.8.1")]));
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync(Name)));
    }

    [Theory]
    [InlineData("bücher.example.com")]
    [InlineData("xn--bcher-kva.example.com")]
    public async Task An_internationalised_name_is_looked_up(string typed)
    {
        _dns.Host("xn--bcher-kva.example.com", "8.8.8.1");
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync(HostInput.Parse(typed).Host!.Ascii)));
    }

    [Fact]
    public async Task An_alias_may_lead_to_an_internationalised_name()
    {
        _dns.Both(Name, new(0, [DnsServer.Alias(Name, "xn--bcher-kva.example.net"), DnsServer.Address("xn--bcher-kva.example.net", "8.8.8.1")]));
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync(Name)));
    }

    [Theory]
    [InlineData(0, "resolve.no_address")]
    [InlineData(3, "resolve.not_found")]
    public async Task An_alias_that_leads_nowhere_is_what_its_answer_says(int code, string finding)
    {
        _dns.Both(Name, new(code, [DnsServer.Alias(Name, "gone.example.net")]));
        Assert.Equal(finding, await FindingAsync(Name));
    }

    [Fact]
    public async Task Aliases_in_a_circle_end()
    {
        _dns.Both(Name, new(0, [DnsServer.Alias(Name, "b.example.net"), DnsServer.Alias("b.example.net", Name)]));
        Assert.Equal("resolve.no_address", await FindingAsync(Name));
    }

    [Fact]
    public async Task Records_of_another_name_or_type_do_not_count()
    {
        _dns.Both(Name, new(0, [DnsServer.Address("other.example.com", "8.8.8.1")])).OnlyIpv6(Name, new(0, [DnsServer.Address(Name, "8.8.8.2")]));
        Assert.Equal("resolve.no_address", await FindingAsync(Name));
    }

    [Fact]
    public async Task A_truncated_answer_is_asked_again_over_TCP()
    {
        _dns.Host(Name).OnlyIpv4(Name, new(0, [.. Enumerable.Range(1, 200).Select(index => DnsServer.Address(Name, $"8.8.8.{index}"))], OnlyOverTcp: true));
        Assert.Equal(["8.8.8.1", "8.8.8.2", "8.8.8.3", "8.8.8.4"], Addresses(await ResolveAsync(Name)));
        Assert.Contains("tcp smtp.example.com A", _dns.Questions);
    }

    [Fact]
    public async Task Thousands_of_records_stay_four_addresses()
    {
        _dns.Host(Name).OnlyIpv4(Name, new(0, [.. Enumerable.Range(0, 1400).Select(index => DnsServer.Address(Name, $"8.8.{index / 250}.{index % 250}"))], OnlyOverTcp: true));
        Assert.Equal(4, (await ResolveAsync(Name)).Addresses.Count);
    }

    [Fact]
    public async Task An_answer_to_another_question_is_no_answer()
    {
        _dns.Both(Name, new(0, [DnsServer.Address(Name, "8.8.8.1")], WrongId: true));
        Assert.Equal("resolve.failed", (await AdvancingAsync(ResolveAsync(Name))).Finding?.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0xc0, 34 })] // A pointer to itself.
    [InlineData(new byte[] { 0xc0, 36, 0xc0, 34 })] // Two that point to each other.
    [InlineData(new byte[] { 1, 97, 0xc0, 34 })] // A name that ends in itself.
    [InlineData(new byte[] { 0xff, 0xff })] // A pointer far behind the end.
    [InlineData(new byte[] { 63, 1, 2, 0 })] // A label that is longer than the message.
    public async Task A_malformed_answer_is_a_failure(byte[] name)
    {
        _dns.Both(Name, new(0, [DnsServer.Address(Name, "8.8.8.1") with { EncodedName = name }]));
        Assert.Equal("resolve.failed", await FindingAsync(Name));
    }

    [Fact]
    public async Task Forbidden_addresses_among_allowed_ones_are_dropped()
    {
        _dns.Host(Name, "127.0.0.1", "10.0.0.1", "8.8.8.1", "::1", "fd00::1", "::ffff:10.0.0.1");
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync(Name)));
    }

    [Fact]
    public async Task A_name_with_forbidden_addresses_only_is_blocked_and_shows_none()
    {
        _dns.Host(Name, "127.0.0.1", "10.0.0.1", "fe80::1", "64:ff9b::7f00:1");
        var resolved = await ResolveAsync(Name);
        Assert.Equal("resolve.blocked_address", resolved.Finding?.Code);
        Assert.Null(resolved.Finding?.Evidence.Address);
        Assert.Empty(resolved.Addresses);
        Assert.Null(resolved.Connector);
    }

    [Fact]
    public async Task A_mapped_address_is_used_once_as_IPv4()
    {
        _dns.Host(Name, "8.8.8.1", "::ffff:8.8.8.1");
        Assert.Equal(["8.8.8.1"], Addresses(await ResolveAsync(Name)));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("0")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fe80::1%1")]
    [InlineData("169.254.169.254")]
    public async Task A_literal_of_any_spelling_is_judged_without_DNS(string literal)
    {
        Assert.Equal("resolve.blocked_address", await FindingAsync(literal));
        Assert.Empty(_dns.Questions);
    }

    [Fact]
    public async Task A_public_literal_is_used_as_it_is()
    {
        Assert.Equal(["8.8.8.8"], Addresses(await ResolveAsync("8.8.8.8")));
        Assert.Equal(["2a00:1450::1"], Addresses(await ResolveAsync("2a00:1450::1")));
        Assert.Empty(_dns.Questions);
    }

    [Theory]
    [InlineData("localhost", "resolve.blocked_address")]
    [InlineData("LOCALHOST.", "resolve.blocked_address")]
    [InlineData("mail", "resolve.blocked_address")]
    [InlineData("mail.localhost", "resolve.blocked_address")]
    [InlineData("mail.local", "resolve.blocked_address")]
    [InlineData("mail.corp.internal", "resolve.blocked_address")]
    [InlineData("home.arpa", "resolve.blocked_address")]
    [InlineData("mail.home.arpa", "resolve.blocked_address")]
    [InlineData("mail.invalid", "resolve.not_found")]
    [InlineData("mail.test", "resolve.not_found")]
    [InlineData("mail.example", "resolve.not_found")]
    [InlineData("abcdef.onion", "resolve.not_found")]
    public async Task Names_that_public_DNS_does_not_know_are_not_looked_up(string name, string finding)
    {
        _dns.Host(name.TrimEnd('.').ToLowerInvariant(), "8.8.8.8");
        Assert.Equal(finding, await FindingAsync(name));
        Assert.Empty(_dns.Questions);
    }

    [Theory]
    [InlineData("mylocal")]
    [InlineData("notlocalhost.com")]
    [InlineData("mail.test.example.com")]
    public void A_name_that_only_looks_local_is_not(string name) =>
        Assert.False((LocalNames.LeadsInside(name) && name.Contains('.', StringComparison.Ordinal)) || LocalNames.ExistsNowhere(name));

    [Fact]
    public async Task An_intranet_knows_localhost()
    {
        var resolved = await ResolveAsync("localhost", intranet: true);
        Assert.Contains("127.0.0.1", Addresses(resolved));
        Assert.Empty(_dns.Questions);
    }

    [Fact]
    public async Task An_intranet_looks_its_own_names_up()
    {
        _dns.Host("mail.example.test", "10.0.0.1");
        Assert.Equal(["10.0.0.1"], Addresses(await ResolveAsync("mail.example.test", intranet: true)));
        Assert.Equal("resolve.not_found", (await ResolveAsync("gone.example.test", intranet: true)).Finding?.Code);
    }

    [Theory]
    [InlineData("mailhost")]
    [InlineData("mail.internal")]
    [InlineData("mail.local")]
    public async Task An_intranets_name_server_is_asked_for_names_that_lead_inside(string name)
    {
        _dns.Host(name, "10.0.0.1");
        Assert.Equal(["10.0.0.1"], Addresses(await ResolveAsync(name, intranet: true)));
    }

    [Fact]
    public async Task The_next_name_server_is_asked_when_the_first_fails()
    {
        await using var broken = new DnsServer();
        broken.Both(Name, new(2, []));
        _dns.Host(Name, "8.8.8.1");
        Assert.Equal(["8.8.8.1"], Addresses(await Resolver(false, broken.EndPoint, _dns.EndPoint).ResolveAsync(Name, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Cancelling_ends_the_wait()
    {
        _dns.Both(Name, new(0, [], Silent: true));
        using var cancel = new CancellationTokenSource();
        var resolving = Resolver(false, _dns.EndPoint).ResolveAsync(Name, cancel.Token).AsTask();
        await _dns.Asked.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resolving);
    }

    public ValueTask DisposeAsync() => _dns.DisposeAsync();

    private DnsHostResolver Resolver(bool intranet, params IPEndPoint[] servers) =>
        new(new EgressPolicy(new EgressOptions { AllowPrivateAddresses = intranet }), new DnsHostResolverOptions { DnsServers = servers }, _time, _ => _machineHasIpv6);

    private Task<ResolvedHost> ResolveAsync(string host, bool intranet = false) =>
        Resolver(intranet, _dns.EndPoint).ResolveAsync(host, TestContext.Current.CancellationToken).AsTask();

    private async Task<string?> FindingAsync(string host) => (await ResolveAsync(host)).Finding?.Code;

    private static IEnumerable<string> Addresses(ResolvedHost resolved) => resolved.Addresses.Select(address => address.ToString());

    /// <summary>Moves time on until the answer is there; the network itself takes real time.</summary>
    private async Task<ResolvedHost> AdvancingAsync(Task<ResolvedHost> resolving)
    {
        await _dns.Asked.Task;
        while (!resolving.IsCompleted)
        {
            await Task.Yield();
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        return await resolving;
    }

    /// <summary>Tells when the wait for IPv6 has begun.</summary>
    private sealed class GraceWatch : FakeTimeProvider
    {
        public TaskCompletionSource GraceBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == TimeSpan.FromMilliseconds(500)) GraceBegan.TrySetResult();
            return timer;
        }
    }
}
