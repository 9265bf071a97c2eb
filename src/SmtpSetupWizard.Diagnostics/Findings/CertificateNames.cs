using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>The subject alternative names of a certificate (RFC 5280 section 4.2.1.6). The common name is none (RFC 9525 section 2).</summary>
internal sealed record CertificateNames(IReadOnlyList<string> Hosts, IReadOnlyList<IPAddress> Addresses)
{
    public static CertificateNames Of(X509Certificate2 certificate)
    {
        List<string> hosts = [];
        List<IPAddress> addresses = [];
        foreach (var extension in certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>())
        {
            try
            {
                hosts.AddRange(extension.EnumerateDnsNames());
                addresses.AddRange(extension.EnumerateIPAddresses());
            }
            catch (CryptographicException)
            {
                // What came before the broken entry still counts.
            }
        }

        return new(hosts, addresses);
    }

    /// <summary>Whether one of the names is <paramref name="host"/> (RFC 9525 section 6).</summary>
    /// <param name="host">A name in ASCII form or an IP literal.</param>
    public bool Fit(string host)
    {
        if (IPAddress.TryParse(host, out var address))
        {
            var bytes = address.IsIPv4MappedToIPv6 ? address.MapToIPv4().GetAddressBytes() : address.GetAddressBytes();
            return Addresses.Any(other => other.GetAddressBytes().AsSpan().SequenceEqual(bytes));
        }

        var name = host.EndsWith('.') ? host[..^1] : host;
        return Hosts.Any(pattern => Fits(pattern, name));
    }

    /// <summary>A star stands for exactly the left-most label, and needs two labels behind it: nobody owns a whole top-level domain.</summary>
    private static bool Fits(string pattern, string name)
    {
        if (!pattern.StartsWith("*.", StringComparison.Ordinal)) return pattern.Length > 0 && pattern.Equals(name, StringComparison.OrdinalIgnoreCase);
        var parent = pattern.AsSpan(1);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && parent[1..].Contains('.') && !parent.Contains('*') && name.AsSpan(dot).Equals(parent, StringComparison.OrdinalIgnoreCase);
    }
}
