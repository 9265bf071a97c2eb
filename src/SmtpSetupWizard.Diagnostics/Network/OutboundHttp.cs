using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>
/// The only way out over HTTP: HTTPS on port 443, to addresses that the egress policy allows. No proxy, no redirect, no decompression, no cookie, no
/// connection that is kept, nothing fetched for a certificate's sake.
/// </summary>
internal sealed class OutboundHttp : IDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    private readonly IHostResolver _resolver;
    private readonly TcpConnector _connector;
    private readonly DualStackConnector _dualStack;
    private readonly TrustAnchors _anchors;
    private readonly TimeProvider _time;
    private readonly int _port;
    private readonly HttpClient _client;

    /// <param name="port">Where HTTPS is served; a test's server is elsewhere.</param>
    public OutboundHttp(IHostResolver resolver, EgressPolicy policy, X509Certificate2Collection? trustedRoots, TimeProvider time, int port = 443)
    {
        (_resolver, _time, _port) = (resolver, time, port);
        _connector = new(policy, [port]);
        _dualStack = new(time);
        _anchors = new(trustedRoots, Only: false);
        _client = new(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            SslOptions = TlsClient.Options("", Judge),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 16, // KB
            MaxResponseDrainSize = 0,
            ResponseDrainTimeout = TimeSpan.Zero,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("SmtpSetupWizard", null));
    }

    /// <summary>Gets a small document.</summary>
    /// <param name="path">With a slash in front.</param>
    /// <returns>The body and how long it may be kept, if it says so; null for any answer but 200, a longer body, and every failure.</returns>
    /// <exception cref="OperationCanceledException">The time was over.</exception>
    public async Task<(byte[] Body, TimeSpan? MaxAge)?> GetAsync(string host, string path, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(Uri.UriSchemeHttps, host, _port, path).Uri);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentLength > maxBytes) return null;
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await ReadAsync(stream, maxBytes, cancellationToken) is { } body ? (body, response.Headers.CacheControl?.MaxAge) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or UriFormatException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[maxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > maxBytes ? null : buffer[..length];
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (context.DnsEndPoint.Port != _port) throw new SocketException((int)SocketError.AccessDenied);
        var host = await _resolver.ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        if (host.Finding is not null) throw new SocketException((int)SocketError.HostNotFound);
        var result = await _dualStack.ConnectAsync(host with { Connector = _connector }, _port, ConnectLimit, cancellationToken);
        return result.Stream ?? throw new SocketException((int)SocketError.HostUnreachable);
    }

    private bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate is X509Certificate2 leaf && sender is SslStream stream
        && CertificateClassifier.Judge(leaf, chain?.ChainPolicy.ExtraStore.ToList() ?? [], stream.TargetHostName, _anchors, _time.GetUtcNow()).Causes.Count == 0;

    public void Dispose() => _client.Dispose();
}
