using System.Net;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>A password comes over HTTPS, or it does not come: outside Development and loopback no check is accepted without.</summary>
public sealed class HttpsRule(IHostEnvironment environment)
{
    /// <summary>Whether a password field may be shown and a check accepted on this request.</summary>
    public bool Allows(HttpContext http) => http.Request.IsHttps || environment.IsDevelopment() || IsLoopback(http);

    /// <summary>
    /// Whether the request comes from this machine itself. One that a proxy passed on, and whose headers do not count, does not: nobody knows
    /// how it came to the proxy.
    /// </summary>
    public static bool IsLoopback(HttpContext http)
    {
        var headers = http.Request.Headers;
        return IPAddress.IsLoopback(ClientAddress.Of(http)) && !headers.ContainsKey("X-Forwarded-For") && !headers.ContainsKey("Forwarded");
    }
}
