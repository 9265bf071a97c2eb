#pragma warning disable MA0048 // A certificate's facts belong to the session's.
namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>What TLS negotiated, and the certificate that came.</summary>
/// <param name="Protocol">Such as <c>TLS 1.3</c>; null when the handshake did not end.</param>
/// <param name="Cipher">IANA name of the suite.</param>
public sealed record SecurityFacts(string? Protocol, string? Cipher, CertificateFacts? Certificate);

/// <summary>The leaf certificate as the server sent it.</summary>
/// <param name="Names">DNS and IP subject alternative names, at most 100.</param>
/// <param name="Problems">Causes in the catalogue's order, such as <c>self_signed</c>.</param>
public sealed record CertificateFacts(
    string Subject, string Issuer, IReadOnlyList<string> Names, DateTimeOffset NotBefore, DateTimeOffset NotAfter,
    string KeyAlgorithm, int? KeyBits, IReadOnlyList<string> Problems, IReadOnlyList<ChainElementFacts> Chain)
{
    /// <summary>The same with each text changed that the server's certificates can fill with words of their own.</summary>
    public CertificateFacts WithTexts(Func<string, string> change) => this with
    {
        Subject = change(Subject),
        Issuer = change(Issuer),
        Names = [.. Names.Select(change)],
        Chain = [.. Chain.Select(element => element with { Subject = change(element.Subject), Issuer = change(element.Issuer) })],
    };
}

/// <summary>A certificate of the chain as sent, the leaf first.</summary>
public sealed record ChainElementFacts(string Subject, string Issuer, DateTimeOffset NotAfter);
