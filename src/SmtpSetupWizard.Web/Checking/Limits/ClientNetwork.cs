using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Web.Checking.Limits;

/// <summary>What counts as one client: an IPv4 address, or the /64 that an IPv6 customer is given at least.</summary>
public static class ClientNetwork
{
    public static IPAddress Of(IPAddress client)
    {
        var address = Plain(client);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }

    /// <summary>Without scope, and IPv4 as IPv4.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new(address.GetAddressBytes());
}
