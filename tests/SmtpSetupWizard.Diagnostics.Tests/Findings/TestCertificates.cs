using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpSetupWizard.Diagnostics.Tests.Findings;

/// <summary>Certificates of all kinds, made on the spot.</summary>
internal static class TestCertificates
{
    public static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static int _serial;

    /// <summary>A certificate authority that is its own issuer.</summary>
    public static X509Certificate2 Root(string name = "CN=Test Root", DateTimeOffset? notAfter = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        AddAuthority(request);
        return request.CreateSelfSigned(Now.AddYears(-5), notAfter ?? Now.AddYears(10));
    }

    /// <summary>A certificate authority below <paramref name="issuer"/>.</summary>
    public static X509Certificate2 Intermediate(
        X509Certificate2 issuer, string name = "CN=Test Issuer", DateTimeOffset? notAfter = null, Action<CertificateRequest>? change = null, bool authority = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        if (authority) AddAuthority(request);
        change?.Invoke(request);
        using var certificate = request.Create(issuer, Now.AddYears(-4), notAfter ?? Now.AddYears(5), Serial());
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>A server's certificate, for <c>smtp.example.com</c> if nothing else is said.</summary>
    /// <param name="issuer">Null: its own.</param>
    public static X509Certificate2 Leaf(
        X509Certificate2? issuer,
        string[]? names = null,
        string subject = "CN=smtp.example.com",
        DateTimeOffset? notBefore = null,
        DateTimeOffset? notAfter = null,
        Action<CertificateRequest>? change = null,
        string[]? purposes = null,
        int? rsaBits = null,
        bool sha1 = false)
    {
        using AsymmetricAlgorithm key = rsaBits is { } bits ? RSA.Create(bits) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = key is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
        if (names is null or { Length: > 0 }) request.CertificateExtensions.Add(Names(names ?? ["smtp.example.com"]));
        if (purposes is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. purposes.Select(oid => new Oid(oid))], critical: false));
        change?.Invoke(request);
        var from = notBefore ?? Now.AddMonths(-1);
        var to = notAfter ?? Now.AddMonths(6);
        if (issuer is null && !sha1) return request.CreateSelfSigned(from, to);
        using var signing = issuer?.GetECDsaPrivateKey();
        var generator = sha1 ? new Sha1Signer(signing ?? (ECDsa)key) : X509SignatureGenerator.CreateForECDsa(signing!);
        return request.Create(issuer?.SubjectName ?? request.SubjectName, generator, from, to, Serial());
    }

    public static X509Extension Names(params IEnumerable<string> names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address)) builder.AddIpAddress(address);
            else if (name.StartsWith("dns:", StringComparison.Ordinal)) builder.AddDnsName(name[4..]);
            else builder.AddDnsName(name);
        }

        return builder.Build();
    }

    private static void AddAuthority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
    }

    private static byte[] Serial() => BitConverter.GetBytes(Interlocked.Increment(ref _serial)).Prepend((byte)1).ToArray();

    /// <summary>Signs with a digest that .NET's own generator refuses.</summary>
    private sealed class Sha1Signer(ECDsa key) : X509SignatureGenerator
    {
        protected override PublicKey BuildPublicKey() => CreateForECDsa(key).PublicKey;

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => [0x30, 9, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 1];

#pragma warning disable CA5350 // That it is weak is what the test is about.
        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
            key.SignData(data, HashAlgorithmName.SHA1, DSASignatureFormat.Rfc3279DerSequence);
#pragma warning restore CA5350
    }
}
