using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>The client's side of one TLS handshake: what was asked of us, what the certificate is worth.</summary>
internal sealed class TlsClient(GuardedStream network, string host, JudgedCertificates certificates) : IAsyncDisposable
{
    private readonly SslStream _stream = new(network, leaveInnerStreamOpen: true);
    private int _certificateSelections;

    public Stream Stream => _stream;

    /// <summary>What is known of the certificate; null when none came.</summary>
    public CertificateJudgement? Judgement { get; private set; }

    /// <summary>Whether the server asked for a certificate of ours: .NET asks for one at the start, and again when the server does.</summary>
    public bool CertificateRequested => _certificateSelections > 1;

    /// <summary>Such as <c>TLS 1.3</c>; null before the handshake has ended.</summary>
    public string? Protocol => _stream.IsAuthenticated ? _stream.SslProtocol switch { SslProtocols.Tls13 => "TLS 1.3", SslProtocols.Tls12 => "TLS 1.2", _ => null } : null;

    /// <summary>IANA name of the cipher suite; null before the handshake has ended.</summary>
    public string? Cipher => _stream.IsAuthenticated ? _stream.NegotiatedCipherSuite.ToString() : null;

    /// <exception cref="AuthenticationException">The certificate was not accepted, or the handshake failed.</exception>
    /// <exception cref="IOException">The peer ended the connection.</exception>
    public Task HandshakeAsync(CancellationToken cancellationToken)
    {
        var options = Options(host, Judge);
        options.LocalCertificateSelectionCallback = (_, _, _, _, _) =>
        {
            _certificateSelections++;
            return null!;
        };
        return _stream.AuthenticateAsClientAsync(options, cancellationToken);
    }

    /// <summary>How every TLS client of ours begins. Nothing in a certificate makes us connect anywhere: no revocation, no download of what is missing.</summary>
    public static SslClientAuthenticationOptions Options(string host, RemoteCertificateValidationCallback judge) => new()
    {
        TargetHost = host,

        // By name: with the default a server that ends at TLS 1.1 could not be told from one that shares no cipher.
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        RemoteCertificateValidationCallback = judge,
        AllowRenegotiation = false,
        CipherSuitesPolicy = CipherSuites.Policy,
        CertificateChainPolicy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            TrustMode = X509ChainTrustMode.CustomRootTrust,
        },
    };

    // The chain that .NET hands in was built without roots; the judgement builds its own.
    private bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 leaf) return false;
        var sent = chain?.ChainPolicy.ExtraStore.ToList() ?? [];
        Judgement = certificates.Judge(leaf, sent);
        return Judgement.Causes.Count == 0;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
