#pragma warning disable
// Stands in until DualStackConnector, TrustAnchors and CertificateClassifier land: whoever lands them deletes what they replace here,
// keeps these shapes (or adapts Attempts/ and Wire/TlsClient.cs, the only users).
using System.Net; using System.Security.Cryptography.X509Certificates; using SmtpSetupWizard.Diagnostics.Attempts; using System.Net.Sockets;
namespace SmtpSetupWizard.Diagnostics.Network {
public sealed record ConnectResult(Stream? Stream, IPAddress? Address, string? Code, Task<bool>? Ipv6Broken);
public sealed class DualStackConnector(TimeProvider time) {
  public async Task<ConnectResult> ConnectAsync(ResolvedHost host, int port, TimeSpan limit, CancellationToken ct) {
    try { return new(await host.Connector!.ConnectAsync(host.Addresses[0], port, ct), host.Addresses[0], null, null); }
    catch (SocketException e) { return new(null, null, e.SocketErrorCode == SocketError.ConnectionRefused ? "connect.refused":"connect.unreachable", null); }
  }
}
public sealed record TrustAnchors(X509Certificate2Collection? Roots, bool Only) { public static TrustAnchors Of(ResolvedHost h) => new(h.TrustedRoots, h.OnlyTrustedRoots); }
}
namespace SmtpSetupWizard.Diagnostics.Findings {
using SmtpSetupWizard.Diagnostics.Network;
public sealed record CertificateJudgement(IReadOnlyList<string> Causes, Evidence Evidence, CertificateFacts Facts, Finding? Warning);
public static class CertificateClassifier { public static CertificateJudgement Judge(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> sent, string host, TrustAnchors roots, DateTimeOffset now) => new([], Evidence.None, new(leaf.Subject, leaf.Issuer, [], leaf.NotBefore, leaf.NotAfter, "RSA", 2048, [], []), null); }
}
