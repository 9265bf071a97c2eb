using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>
/// Judges where a connection may go. An address is public when the IANA special-purpose registries (RFC 6890 and its
/// updates) mark it as globally reachable or do not name it, and it is global unicast. An IPv6 address that carries an
/// IPv4 one is no better than that one.
/// </summary>
public sealed class EgressPolicy(EgressOptions options)
{
    private readonly bool _allowPrivate = options.AllowPrivateAddresses;
    private readonly HashSet<int> _ports = [.. options.AllowedPorts];
    private readonly IPNetwork[] _denied = [.. options.DeniedNetworks.Select(Canonical)];

    /// <summary>Whether every address and port but the denied networks may be reached.</summary>
    public bool AllowsPrivateAddresses => _allowPrivate;

    /// <summary>The address a connection to <paramref name="address"/> really goes to: an IPv4-mapped one (RFC 4291 section 2.5.5.2) is IPv4.</summary>
    public static IPAddress Canonical(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whether a connection to <paramref name="address"/> may be opened.</summary>
    public bool IsAllowed(IPAddress address)
    {
        address = Canonical(address);
        if (IsDenied(address)) return false;
        var embedded = EmbeddedAddresses.In(address);
        if (embedded.Any(IsDenied)) return false;
        return _allowPrivate || (SpecialNetworks.IsPublic(address) && embedded.All(SpecialNetworks.IsPublic));
    }

    /// <summary>Whether a connection to <paramref name="port"/> may be opened.</summary>
    public bool IsPortAllowed(int port) => port is >= 1 and <= 65535 && (_allowPrivate || _ports.Contains(port));

    private bool IsDenied(IPAddress address)
    {
        // A network is of addresses without a zone; the zone must not hide one.
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0) address = new IPAddress(address.GetAddressBytes());
        return Array.Exists(_denied, network => network.Contains(address));
    }

    private static IPNetwork Canonical(IPNetwork network) =>
        network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength >= 96
            ? new IPNetwork(network.BaseAddress.MapToIPv4(), network.PrefixLength - 96)
            : network;
}
