using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Reads what a certificate says, for people: cleaned and bounded.</summary>
internal static class CertificateReader
{
    private const int MaxName = 256;
    private const int MaxNames = 100;
    private const int MaxChain = 10;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string AnyPurpose = "2.5.29.37.0";

    private const X509KeyUsageFlags TlsUsages =
        X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyAgreement;

    /// <summary>MD2, MD5 and SHA-1 with RSA, DSA or ECDSA; the last three are older numbers of the same.</summary>
    private static readonly HashSet<string> WeakSignatures = new(StringComparer.Ordinal)
    {
        "1.2.840.113549.1.1.2", "1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10040.4.3", "1.2.840.10045.4.1",
        "1.3.14.3.2.3", "1.3.14.3.2.27", "1.3.14.3.2.29",
    };

    public static CertificateFacts Facts(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, CertificateNames names, IReadOnlyList<string> problems)
    {
        var (algorithm, bits) = KeyOf(leaf);
        var chain = sent.Where(other => !other.RawDataMemory.Span.SequenceEqual(leaf.RawDataMemory.Span)).Prepend(leaf).Take(MaxChain);
        return new(
            Name(leaf.Subject),
            Name(leaf.Issuer),
            [.. names.Hosts.Concat(names.Addresses.Select(address => address.ToString())).Take(MaxNames).Select(Name).Where(name => name.Length > 0)],
            Utc(leaf.NotBefore),
            Utc(leaf.NotAfter),
            algorithm,
            bits,
            problems,
            [.. chain.Select(one => new ChainElementFacts(Name(one.Subject), Name(one.Issuer), Utc(one.NotAfter)))]);
    }

    /// <summary>A name harmless to show.</summary>
    public static string Name(string name) => ServerText.Clean(name, MaxName);

    /// <summary>.NET gives local times; the ends of time must not overflow.</summary>
    public static DateTimeOffset Utc(DateTime local) => new(local.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>The public key's algorithm and size; no size when it is unknown.</summary>
    public static (string Algorithm, int? Bits) KeyOf(X509Certificate2 certificate)
    {
        var oid = certificate.PublicKey.Oid.Value ?? "";
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not null) return ("RSA", rsa.KeySize);
            using var ecdsa = certificate.GetECDsaPublicKey();
            if (ecdsa is not null) return ("ECDSA", ecdsa.KeySize);
        }
        catch (CryptographicException)
        {
            // A key that the platform does not know: its number has to do.
        }

        return (oid switch { "1.2.840.113549.1.1.1" => "RSA", "1.2.840.10045.2.1" => "ECDSA", "1.3.101.112" => "Ed25519", "1.3.101.113" => "Ed448", _ => Name(oid) }, null);
    }

    /// <summary>Whether a digest that can be forged signs it. Nobody checks the signature of one that is its own issuer.</summary>
    public static bool HasWeakSignature(X509Certificate2 leaf) =>
        WeakSignatures.Contains(leaf.SignatureAlgorithm.Value ?? "")
        && !leaf.SubjectName.RawData.AsSpan().SequenceEqual(leaf.IssuerName.RawData);

    /// <summary>RFC 5280 sections 4.2.1.3 and 4.2.1.12: what is not limited may be used for all.</summary>
    public static bool IsForServers(X509Certificate2 certificate)
    {
        try
        {
            foreach (var extension in certificate.Extensions)
            {
                switch (extension)
                {
                    case X509EnhancedKeyUsageExtension purposes when !purposes.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value is ServerAuthentication or AnyPurpose):
                    case X509KeyUsageExtension usage when !IsIssuer(certificate) && (usage.KeyUsages & TlsUsages) == X509KeyUsageFlags.None:
                        return false;
                }
            }

            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsIssuer(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
}
