using System.Globalization;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Tells why a handshake failed, from the wire and from our own judgement of the certificate; never from an exception's text.</summary>
internal static class TlsFailureClassifier
{
    private const int HandshakeFailure = 40;
    private const int BadCertificate = 42;
    private const int IllegalParameter = 47;
    private const int ProtocolVersion = 70;
    private const int InsufficientSecurity = 71;
    private const int CertificateRequired = 116;
    private const int Tls12 = 0x0303;

    /// <param name="implicitTls">Whether TLS was due from the first byte.</param>
    /// <param name="watch">What came from the server.</param>
    /// <param name="judgement">Null when no certificate came.</param>
    /// <param name="peerClosed">Whether the peer ended the connection.</param>
    public static Finding Classify(bool implicitTls, TlsWatch watch, CertificateJudgement? judgement, bool certificateRequested, bool peerClosed)
    {
        if (judgement is { Causes: [var cause, ..] }) return new($"tls.{cause}", judgement.Evidence);
        if (watch.NotTls) return NotTls(implicitTls, watch.Opening.Span);
        var evidence = new Evidence { Alert = watch.FatalAlert, TlsVersion = VersionName(watch.Version) };
        return new(Cause(watch, certificateRequested, peerClosed), evidence);
    }

    private static string Cause(TlsWatch watch, bool certificateRequested, bool peerClosed) => watch switch
    {
        { FatalAlert: ProtocolVersion } => "tls.protocol_too_old",
        { Version: < Tls12, ServerHello: true } => "tls.protocol_too_old",

        // Some stacks write any early alert in a record of the oldest version: only those that end a negotiation speak of it.
        { Version: < Tls12, FatalAlert: HandshakeFailure or IllegalParameter or InsufficientSecurity } => "tls.protocol_too_old",
        { FatalAlert: HandshakeFailure or InsufficientSecurity, ServerHello: false } => "tls.no_shared_cipher",
        { FatalAlert: CertificateRequired } => "tls.client_certificate_required",
        { FatalAlert: HandshakeFailure or BadCertificate } when certificateRequested => "tls.client_certificate_required",
        { FatalAlert: not null } => "tls.handshake_failed",
        _ => peerClosed || watch.CloseNotify ? "tls.closed" : "tls.handshake_failed",
    };

    private static Finding NotTls(bool implicitTls, ReadOnlySpan<byte> opening)
    {
        var smtp = ProtocolSniffer.LooksLikeSmtp(opening);
        var said = ServerText.CleanLines(ServerText.Decode(opening));
        return smtp && implicitTls
            ? new("tls.plaintext_service", new Evidence { ReplyText = said })
            : new("tls.not_tls", new Evidence { Protocol = smtp ? "SMTP" : ProtocolSniffer.Name(opening), ReplyText = said.Length > 0 ? said : null });
    }

    private static string? VersionName(int? version) => version switch
    {
        null => null,
        0x0300 => "SSL 3.0",
        0x0301 => "TLS 1.0",
        0x0302 => "TLS 1.1",
        0x0303 => "TLS 1.2",
        0x0304 => "TLS 1.3",
        { } other => string.Create(CultureInfo.InvariantCulture, $"0x{other:X4}"),
    };
}
