using System.Net;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>The address that limits count for.</summary>
public static class ClientAddress
{
    /// <summary>The client's address, behind a known proxy the one that the proxy names. No address (a pipe, a test) counts as loopback.</summary>
    public static IPAddress Of(HttpContext http) => http.Connection.RemoteIpAddress ?? IPAddress.Loopback;
}
