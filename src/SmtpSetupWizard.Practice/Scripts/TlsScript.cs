using System.Net.Security;
using System.Security.Authentication;
using SmtpSetupWizard.Practice.Certificates;

namespace SmtpSetupWizard.Practice.Scripts;

/// <summary>How a practice server does TLS.</summary>
public sealed record TlsScript
{
    public static TlsScript Good { get; } = new();

    public CertificateFlaw Flaw { get; init; }

    /// <summary>TLS 1.2 and 1.3 by default.</summary>
    public SslProtocols Protocols { get; init; } = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>The only cipher suites that it takes; null for what the system takes.</summary>
    public IReadOnlyList<TlsCipherSuite>? CipherSuites { get; init; }

    /// <summary>Whether a client without a certificate is turned away.</summary>
    public bool ClientCertificateRequired { get; init; }

    /// <summary>Whether a certificate is asked for, and none is fine as well.</summary>
    public bool ClientCertificateAsked { get; init; }

    /// <summary>Instead of a handshake: what is done, in raw bytes, once the ClientHello has come.</summary>
    public Answer? Instead { get; init; }
}
