using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>
/// What is not public: the entries of the IANA IPv4 and IPv6 special-purpose address registries that are not globally
/// reachable, multicast and reserved space, and services of clouds that answer only to the machines inside them.
/// </summary>
internal static class SpecialNetworks
{
    private static readonly IPNetwork[] NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network, RFC 791
        IPNetwork.Parse("10.0.0.0/8"), // private, RFC 1918
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT, RFC 6598; holds 100.100.100.200, metadata of Alibaba Cloud
        IPNetwork.Parse("127.0.0.0/8"), // loopback, RFC 1122
        IPNetwork.Parse("169.254.0.0/16"), // link-local, RFC 3927; holds 169.254.169.254, metadata of most clouds
        IPNetwork.Parse("172.16.0.0/12"), // private, RFC 1918
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments, RFC 6890; holds 192.0.0.192, metadata of Oracle Cloud
        IPNetwork.Parse("192.0.2.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays, RFC 7526
        IPNetwork.Parse("192.168.0.0/16"), // private, RFC 1918
        IPNetwork.Parse("198.18.0.0/15"), // benchmarking, RFC 2544
        IPNetwork.Parse("198.51.100.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("203.0.113.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("224.0.0.0/4"), // multicast, RFC 5771
        IPNetwork.Parse("240.0.0.0/4"), // reserved, RFC 1112; holds the broadcast address
        IPNetwork.Parse("168.63.129.16/32"), // the host's own services in Azure, in public space

        IPNetwork.Parse("64:ff9b:1::/48"), // local NAT64, RFC 8215
        IPNetwork.Parse("2001::/23"), // protocol assignments, RFC 2928; holds Teredo, ORCHID and benchmarking
        IPNetwork.Parse("2001:db8::/32"), // documentation, RFC 3849
        IPNetwork.Parse("2002::/16"), // 6to4, RFC 3056
        IPNetwork.Parse("3fff::/20"), // documentation, RFC 9637
    ];

    /// <summary>Entries inside of <see cref="NotPublic"/> that the registries mark as globally reachable.</summary>
    private static readonly IPNetwork[] Exceptions =
    [
        IPNetwork.Parse("192.0.0.9/32"), // Port Control Protocol, RFC 7723
        IPNetwork.Parse("192.0.0.10/32"), // TURN, RFC 8155
        IPNetwork.Parse("2001:1::1/128"), // Port Control Protocol, RFC 7723
        IPNetwork.Parse("2001:1::2/128"), // TURN, RFC 8155
        IPNetwork.Parse("2001:1::3/128"), // DNS-SD registration, RFC 9665
        IPNetwork.Parse("2001:3::/32"), // AMT, RFC 7450
        IPNetwork.Parse("2001:4:112::/48"), // AS112, RFC 7535
        IPNetwork.Parse("2001:20::/28"), // ORCHIDv2, RFC 7343
        IPNetwork.Parse("2001:30::/28"), // DRIP, RFC 9374
    ];

    /// <summary>All IPv6 space that is handed out as global unicast (RFC 4291 section 2.4); what lies outside is local, multicast or nobody's.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>The one range outside of it that is globally reachable: NAT64 (RFC 6052), as good as the address it carries.</summary>
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether <paramref name="address"/> itself, not what it may carry, is public.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // A zone (RFC 4007) means that it is not global.
            if (address.ScopeId != 0) return false;
            if (!GlobalUnicast.Contains(address) && !Nat64.Contains(address)) return false;
        }

        return !Array.Exists(NotPublic, network => network.Contains(address))
            || Array.Exists(Exceptions, network => network.Contains(address));
    }
}
