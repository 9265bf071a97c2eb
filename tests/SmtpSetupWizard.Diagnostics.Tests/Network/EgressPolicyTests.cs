using System.Buffers.Binary;
using System.Net;
using CsCheck;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

public sealed class EgressPolicyTests
{
    private static readonly EgressPolicy Public = new(new EgressOptions());
    private static readonly EgressPolicy Intranet = new(new EgressOptions { AllowPrivateAddresses = true });

    /// <summary>First and last address of every range of IPv4 that is not public, by the registries.</summary>
    public static TheoryData<string> NotPublicV4 { get; } =
    [
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.0", "127.0.0.1", "127.255.255.255",
        "169.254.0.0", "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.7", "192.0.0.8", "192.0.0.11", "192.0.0.170",
        "192.0.0.171", "192.0.0.255", "192.0.2.0", "192.0.2.255", "192.88.99.0", "192.88.99.1", "192.88.99.255", "192.168.0.0", "192.168.255.255",
        "198.18.0.0", "198.19.255.255", "198.51.100.0", "198.51.100.255", "203.0.113.0", "203.0.113.255", "224.0.0.0", "239.255.255.255",
        "240.0.0.0", "255.255.255.254", "255.255.255.255", "169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16",
    ];

    /// <summary>The neighbours of these ranges, the registries' globally reachable entries, and some servers.</summary>
    public static TheoryData<string> PublicV4 { get; } =
    [
        "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0",
        "172.15.255.255", "172.32.0.0", "191.255.255.255", "192.0.0.9", "192.0.0.10", "192.0.1.0", "192.0.3.0", "192.31.196.1", "192.52.193.1",
        "192.88.98.255", "192.88.100.0", "192.167.255.255", "192.169.0.0", "192.175.48.6", "198.17.255.255", "198.20.0.0", "198.51.99.255",
        "198.51.101.0", "203.0.112.255", "203.0.114.0", "223.255.255.255", "168.63.129.15", "168.63.129.17", "8.8.8.8", "142.250.27.108",
    ];

    public static TheoryData<string> NotPublicV6 { get; } =
    [
        "::", "::1", "::2", "::ffff:ffff", "::ffff:0:0:0", "100::", "100::ffff:ffff:ffff:ffff", "100:0:0:1::1", "64:ff9a::808:808", "64:ff9b:0:1::808:808",
        "64:ff9b:1::", "64:ff9b:1::808:808", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "200::1", "400::1", "1fff:ffff::1", "2001::", "2001::1",
        "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", "2001:1::", "2001:1::4", "2001:2::1", "2001:2:0:ffff::1", "2001:4:111::1", "2001:4:113::1", "2001:10::1",
        "2001:1f:ffff::1", "2001:40::1", "2001:1ff:ffff::1", "2001:db8::", "2001:db8::1", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2002::", "2002:808:808::1",
        "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "4000::1", "5f00::", "5f00::1", "6000::1", "8000::1", "c000::1",
        "e000::1", "fc00::", "fc00::1", "fd00::1", "fd00:ec2::254", "fd20:ce::254", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe00::1", "fe80::",
        "fe80::1", "fe80::a9fe:a9fe", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fec0::1", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ff00::", "ff02::1", "ff0e::1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2a00:1450::1%3", "fe80::1%2", "2000::5efe:7f00:1", "2a00:1450:4001:1:200:5efe:a00:1",
    ];

    public static TheoryData<string> PublicV6 { get; } =
    [
        "2000::1", "2001:1::1", "2001:1::2", "2001:1::3", "2001:3::1", "2001:4:112::1", "2001:20::1", "2001:2f:ffff::1", "2001:30::1", "2001:3f:ffff::1",
        "2001:200::1", "2001:4860:4860::8888", "2001:db7:ffff::1", "2001:db9::1", "2003::1", "2620:4f:8000::1", "2a00:1450:4001:800::200e", "2606:4700::1111",
        "3ffe:ffff::1", "3fff:1000::1", "64:ff9b::808:808", "2a00:1450:4001:1:200:5efe:808:808",
    ];

    [Theory]
    [MemberData(nameof(NotPublicV4))]
    [MemberData(nameof(NotPublicV6))]
    public void What_is_not_public_is_refused(string address) => Assert.False(Public.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [MemberData(nameof(PublicV4))]
    [MemberData(nameof(PublicV6))]
    public void What_is_public_is_let_through(string address) => Assert.True(Public.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [MemberData(nameof(NotPublicV4))]
    public void No_embedding_makes_an_address_public(string address) =>
        Assert.DoesNotContain(Embeddings(IPAddress.Parse(address)), Public.IsAllowed);

    [Theory]
    [MemberData(nameof(PublicV4))]
    public void A_mapped_or_translated_address_is_judged_as_what_it_carries(string address)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        Assert.True(Public.IsAllowed(At("::ffff:0:0", 12, bytes)));
        Assert.True(Public.IsAllowed(At("64:ff9b::", 12, bytes)));
    }

    [Theory]
    [MemberData(nameof(NotPublicV4))]
    [MemberData(nameof(PublicV4))]
    [MemberData(nameof(NotPublicV6))]
    [MemberData(nameof(PublicV6))]
    public void An_intranet_may_reach_all(string address) => Assert.True(Intranet.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_denied_network_is_refused_in_every_embedding(bool allowPrivate) =>
        Gen.Select(Gen.UInt, Gen.Int[8, 32]).Sample((value, length) =>
        {
            var mask = uint.MaxValue << (32 - length);
            var policy = Denying(allowPrivate, new IPNetwork(V4(value & mask), length));
            Assert.False(policy.IsAllowed(V4(value)));
            Assert.DoesNotContain(Embeddings(V4(value)), policy.IsAllowed);
        });

    [Fact]
    public void A_denied_network_does_not_touch_its_neighbours()
    {
        var policy = Denying(allowPrivate: true, IPNetwork.Parse("198.51.100.0/24"));
        Assert.True(policy.IsAllowed(IPAddress.Parse("198.51.101.0")));
        Assert.True(policy.IsAllowed(IPAddress.Parse("198.51.99.255")));
        Assert.True(policy.IsAllowed(IPAddress.Parse("2001:db8::1")));
    }

    [Fact]
    public void A_zone_does_not_hide_a_denied_address() =>
        Assert.False(Denying(allowPrivate: true, IPNetwork.Parse("fe80::/64")).IsAllowed(IPAddress.Parse("fe80::1%4")));

    [Fact]
    public void A_network_denied_in_its_mapped_form_is_denied_as_IPv4() =>
        Assert.False(Denying(allowPrivate: true, IPNetwork.Parse("::ffff:198.51.100.0/120")).IsAllowed(IPAddress.Parse("198.51.100.9")));

    [Fact]
    public void A_denied_IPv6_network_is_refused() =>
        Assert.False(Denying(allowPrivate: false, IPNetwork.Parse("2a00:1450::/32")).IsAllowed(IPAddress.Parse("2a00:1450::1")));

    [Fact]
    public void Every_IPv4_address_is_judged_as_an_independent_reading_of_the_registry_says() =>
        Gen.OneOf(Gen.UInt, Gen.Select(Gen.Int[0, Edges.Length - 1], Gen.Int[-2, 2], (edge, step) => unchecked(Edges[edge] + (uint)step)))
            .Sample(value => Public.IsAllowed(V4(value)) == !IsSpecial(value), iter: 20_000);

    [Fact]
    public void Whatever_IPv6_address_is_let_through_is_global_unicast_or_NAT64() =>
        Gen.Byte.Array[16].Sample(
            bytes => !Public.IsAllowed(new IPAddress(bytes)) || bytes[0] >> 5 == 1 || bytes is [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..],
            iter: 20_000);

    [Theory]
    [InlineData(25, true)]
    [InlineData(587, true)]
    [InlineData(465, true)]
    [InlineData(2525, true)]
    [InlineData(8465, true)]
    [InlineData(22, false)]
    [InlineData(80, false)]
    [InlineData(443, false)]
    [InlineData(6379, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(65536, false)]
    public void Only_submission_ports_are_allowed_on_public_addresses(int port, bool allowed) => Assert.Equal(allowed, Public.IsPortAllowed(port));

    [Theory]
    [InlineData(1, true)]
    [InlineData(65535, true)]
    [InlineData(0, false)]
    [InlineData(65536, false)]
    public void An_intranet_may_use_every_port_there_is(int port, bool allowed) => Assert.Equal(allowed, Intranet.IsPortAllowed(port));

    private static readonly uint[] Edges =
    [
        0x00000000, 0x01000000, 0x0a000000, 0x0b000000, 0x64400000, 0x64800000, 0x7f000000, 0x80000000, 0xa83f8110, 0xa9fe0000, 0xa9ff0000, 0xac100000, 0xac200000,
        0xc0000000, 0xc0000009, 0xc0000100, 0xc0000200, 0xc0000300, 0xc0586300, 0xc0586400, 0xc0a80000, 0xc0a90000, 0xc6120000, 0xc6140000, 0xc6336400, 0xc6336500,
        0xcb007100, 0xcb007200, 0xe0000000, 0xf0000000,
    ];

    private static bool IsSpecial(uint value) => value switch
    {
        0xc0000009 or 0xc000000a => false,
        < 0x01000000 => true,
        >= 0x0a000000 and < 0x0b000000 => true,
        >= 0x64400000 and < 0x64800000 => true,
        >= 0x7f000000 and < 0x80000000 => true,
        0xa83f8110 => true,
        >= 0xa9fe0000 and < 0xa9ff0000 => true,
        >= 0xac100000 and < 0xac200000 => true,
        >= 0xc0000000 and < 0xc0000100 => true,
        >= 0xc0000200 and < 0xc0000300 => true,
        >= 0xc0586300 and < 0xc0586400 => true,
        >= 0xc0a80000 and < 0xc0a90000 => true,
        >= 0xc6120000 and < 0xc6140000 => true,
        >= 0xc6336400 and < 0xc6336500 => true,
        >= 0xcb007100 and < 0xcb007200 => true,
        >= 0xe0000000 => true,
        _ => false,
    };

    private static EgressPolicy Denying(bool allowPrivate, IPNetwork network) =>
        new(new EgressOptions { AllowPrivateAddresses = allowPrivate, DeniedNetworks = [network] });

    private static IPAddress V4(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return new IPAddress(bytes);
    }

    private static IEnumerable<IPAddress> Embeddings(IPAddress address)
    {
        var v4 = address.GetAddressBytes();
        byte[] inverted = [.. v4.Select(octet => (byte)~octet)];
        yield return At("::ffff:0:0", 12, v4);
        yield return At("::", 12, v4);
        yield return At("::ffff:0:0:0", 12, v4);
        yield return At("64:ff9b::", 12, v4);
        yield return At("64:ff9b:1::", 12, v4);
        yield return At("64:ff9b:1::", 6, [v4[0], v4[1], 0, v4[2], v4[3]]);
        yield return At("64:ff9b:1::", 7, [v4[0], 0, v4[1], v4[2], v4[3]]);
        yield return At("64:ff9b:1::", 9, v4);
        yield return At("2002::", 2, v4);
        yield return At("2001::", 4, v4);
        yield return At("2001:0:808:808::", 12, inverted);
        yield return At("2a00:1450::5efe:0:0", 12, v4);
        yield return At("2a00:1450::200:5efe:0:0", 12, v4);
        yield return At("fe80::5efe:0:0", 12, v4);
    }

    private static IPAddress At(string pattern, int offset, byte[] part)
    {
        var bytes = IPAddress.Parse(pattern).GetAddressBytes();
        part.CopyTo(bytes, offset);
        return new IPAddress(bytes);
    }
}
