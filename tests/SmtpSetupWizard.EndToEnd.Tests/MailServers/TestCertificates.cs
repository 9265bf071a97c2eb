using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>A certificate authority of the tests' own and what it signs, as PEM.</summary>
public sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset Today = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 _authority;

    public TestCertificates()
    {
        using var key = RSA.Create(2048);
        var request = Request("CN=Test Authority", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(Today.AddYears(-1), Today.AddYears(1));
    }

    /// <summary>The authority's certificate, for <c>Checks:TrustedRoots</c>.</summary>
    public string AuthorityPem => _authority.ExportCertificatePem();

    /// <summary>Key and chain of a server that can be trusted.</summary>
    public string Valid(params string[] names) => Issue(names, Today.AddDays(-1), Today.AddDays(90));

    /// <summary>Key and chain of a server whose certificate ended yesterday.</summary>
    public string Expired(params string[] names) => Issue(names, Today.AddDays(-90), Today.AddDays(-1));

    /// <summary>Key and certificate of a server that signed for itself.</summary>
    public static string SelfSigned(params string[] names)
    {
        using var key = RSA.Create(2048);
        using var certificate = ServerRequest(names, key).CreateSelfSigned(Today.AddDays(-1), Today.AddDays(90));
        return Pem(key, certificate);
    }

    public void Dispose() => _authority.Dispose();

    private string Issue(string[] names, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = RSA.Create(2048);
        using var certificate = ServerRequest(names, key).Create(_authority, from, to, RandomNumberGenerator.GetBytes(8));
        return Pem(key, certificate);
    }

    private static CertificateRequest ServerRequest(string[] names, RSA key)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }

        var request = Request($"CN={names[0]}", key);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request;
    }

    private static CertificateRequest Request(string subject, RSA key) => new(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Pem(RSA key, X509Certificate2 certificate) => key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n";
}
