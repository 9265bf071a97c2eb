using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;
using SmtpSetupWizard.Practice.Pipes;
using CertificateRequest = Org.BouncyCastle.Tls.CertificateRequest;

namespace SmtpSetupWizard.Practice.Sessions;

/// <summary>
/// A handshake that ends with the alert for a missing client certificate: 40 in TLS 1.2, 116 in TLS 1.3 (RFC 8446 section 4.4.2.4). SslStream closes without
/// a word instead.
/// </summary>
internal sealed class CertificateDemand(SslStreamCertificateContext identity, SslProtocols protocols) : DefaultTlsServer(new BcTlsCrypto(new SecureRandom()))
{
    /// <summary>Runs to the alert, or until the client has gone.</summary>
    public async ValueTask RunAsync(PipeStream pipe)
    {
        var protocol = new TlsServerProtocol();
        protocol.Accept(this);
        var buffer = new byte[4096];
        int read;
        while ((read = await pipe.ReadAsync(buffer)) > 0)
        {
            var refused = false;
            try
            {
                protocol.OfferInput(buffer, 0, read);
            }
            catch (TlsFatalAlert)
            {
                refused = true;
            }

            var output = new byte[protocol.GetAvailableOutputBytes()];
            await pipe.WriteAsync(output.AsMemory(0, protocol.ReadOutput(output, 0, output.Length)));
            if (refused) return;
        }
    }

    public override CertificateRequest GetCertificateRequest()
    {
        var algorithms = TlsUtilities.GetDefaultSupportedSignatureAlgorithms(m_context);
        return TlsUtilities.IsTlsV13(m_context)
            ? new CertificateRequest(TlsUtilities.EmptyBytes, algorithms, null, null)
            : new CertificateRequest([ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign], algorithms, null);
    }

    public override void NotifyClientCertificate(Certificate clientCertificate) =>
        throw new TlsFatalAlert(TlsUtilities.IsTlsV13(m_context) ? AlertDescription.certificate_required : AlertDescription.handshake_failure);

    public override TlsCredentials GetCredentials()
    {
        using var key = identity.TargetCertificate.GetECDsaPrivateKey()!;
        X509Certificate2[] chain = [identity.TargetCertificate, .. identity.IntermediateCertificates];
        var certificates = chain.Select(certificate => Crypto.CreateCertificate(certificate.RawData));
        var shown = TlsUtilities.IsTlsV13(m_context)
            ? new Certificate(TlsUtilities.EmptyBytes, [.. certificates.Select(certificate => new CertificateEntry(certificate, null))])
            : new Certificate([.. certificates]);
        return new BcDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(m_context), (BcTlsCrypto)Crypto, PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey()), shown, SignatureAndHashAlgorithm.GetInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    protected override ProtocolVersion[] GetSupportedVersions() =>
        protocols.HasFlag(SslProtocols.Tls13) ? ProtocolVersion.TLSv13.DownTo(ProtocolVersion.TLSv12) : ProtocolVersion.TLSv12.Only();

    protected override int[] GetSupportedCipherSuites() =>
        [CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256];
}
