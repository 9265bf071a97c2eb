#pragma warning disable
// Stands in until DualStackConnector lands: whoever lands them deletes what they replace here,
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
}
