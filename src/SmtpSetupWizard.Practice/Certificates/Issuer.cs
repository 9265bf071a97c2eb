using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpSetupWizard.Practice.Certificates;

/// <summary>A certificate that signs others, with its key.</summary>
internal sealed class Issuer(X509Certificate2 certificate, ECDsa key)
{
    public X509Certificate2 Certificate { get; } = certificate;

    public static Issuer Root(string name, DateTimeOffset from, DateTimeOffset until)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Authority(name, key);
        return new Issuer(request.CreateSelfSigned(from, until), key);
    }

    public Issuer Intermediate(string name, DateTimeOffset from, DateTimeOffset until)
    {
        var intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new Issuer(Sign(Authority(name, intermediateKey), from, until), intermediateKey);
    }

    /// <summary>Signs without looking at the own dates: a practice chain may be out of order on purpose.</summary>
    public X509Certificate2 Sign(CertificateRequest request, DateTimeOffset from, DateTimeOffset until)
    {
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        return request.Create(Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(key), from, until, serial);
    }

    private static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }
}
