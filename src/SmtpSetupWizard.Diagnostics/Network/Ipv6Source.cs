using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Whether this machine has an address of its own to reach an IPv6 address from.</summary>
internal static class Ipv6Source
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>
    /// A unique-local or link-local address does not suit a global one (RFC 6724 section 5, rules 1 and 5): containers often have nothing better,
    /// and behind it nothing goes out. The system is asked by connecting UDP, which sends nothing.
    /// </summary>
    public static bool Suits(IPAddress destination)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(destination, 9);
            return !GlobalUnicast.Contains(destination) || (socket.LocalEndPoint is IPEndPoint source && GlobalUnicast.Contains(source.Address));
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
