using System.Net;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>A password comes over HTTPS, or it does not come: outside Development and loopback no check is accepted without.</summary>
public sealed class HttpsRule(IHostEnvironment environment)
{
    /// <summary>Whether a password field may be shown and a check accepted on this request.</summary>
    public bool Allows(HttpContext http) => http.Request.IsHttps || environment.IsDevelopment() || IsLoopback(http);

    /// <summary>What a proxy adds. Those of a known one count, and are taken out before.</summary>
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>
    /// Whether the request comes from this machine itself, and asks for it. One that a proxy passed on, and whose headers do not count, does not:
    /// nobody knows how it came to the proxy. A Unix socket has no address, and a proxy before it.
    /// </summary>
    public static bool IsLoopback(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } client && IPAddress.IsLoopback(client)
        && IsLoopback(http.Request.Host.Host)
        && !Array.Exists(ProxyHeaders, http.Request.Headers.ContainsKey);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
