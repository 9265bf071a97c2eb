using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>The IPv4 addresses that an IPv6 address may lead to by a tunnel or a translator.</summary>
internal static class EmbeddedAddresses
{
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96"); // RFC 4291 section 2.5.5.1
    private static readonly IPNetwork Mapped = IPNetwork.Parse("::ffff:0:0/96"); // RFC 4291 section 2.5.5.2
    private static readonly IPNetwork Translated = IPNetwork.Parse("::ffff:0:0:0/96"); // RFC 2765
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96"); // RFC 6052
    private static readonly IPNetwork LocalNat64 = IPNetwork.Parse("64:ff9b:1::/48"); // RFC 8215
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16"); // RFC 3056
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32"); // RFC 4380

    /// <summary>Every IPv4 address that <paramref name="address"/> carries; none for IPv4 itself.</summary>
    public static IReadOnlyList<IPAddress> In(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return [];
        var bytes = address.GetAddressBytes();
        var plain = new IPAddress(bytes);
        var found = new List<IPAddress>();

        if (Compatible.Contains(plain) || Mapped.Contains(plain) || Translated.Contains(plain) || Nat64.Contains(plain) || IsIsatap(bytes))
            found.Add(V4(bytes, 12, 13, 14, 15));

        if (LocalNat64.Contains(plain))
        {
            // The prefix in use can be any of /48, /56, /64 and /96; octet 8 is skipped (RFC 6052 section 2.2).
            found.Add(V4(bytes, 6, 7, 9, 10));
            found.Add(V4(bytes, 7, 9, 10, 11));
            found.Add(V4(bytes, 9, 10, 11, 12));
            found.Add(V4(bytes, 12, 13, 14, 15));
        }

        if (SixToFour.Contains(plain)) found.Add(V4(bytes, 2, 3, 4, 5));

        if (Teredo.Contains(plain))
        {
            found.Add(V4(bytes, 4, 5, 6, 7));
            found.Add(new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]));
        }

        return found;
    }

    /// <summary>An interface identifier 0000:5efe or 0200:5efe before the IPv4 address (RFC 5214 section 6.1), under any prefix.</summary>
    private static bool IsIsatap(byte[] bytes) => (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe;

    private static IPAddress V4(byte[] bytes, int a, int b, int c, int d) => new([bytes[a], bytes[b], bytes[c], bytes[d]]);
}
