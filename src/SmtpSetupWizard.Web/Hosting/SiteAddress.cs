using Microsoft.AspNetCore.Http.Extensions;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>The addresses that are shown to people.</summary>
public sealed class SiteAddress(SiteOptions options, IHostEnvironment environment)
{
    /// <summary>
    /// Where <paramref name="path"/> (such as <c>/r/…</c>) is for everybody: below <c>Site:PublicUrl</c>; else as the request came, in Development
    /// and on loopback; else the bare path, since a Host header is anybody's claim.
    /// </summary>
    public string Of(HttpContext http, string path)
    {
        if (options.PublicUrl is { } site) return new Uri(site, path.TrimStart('/')).AbsoluteUri;
        return environment.IsDevelopment() || HttpsRule.IsLoopback(http)
            ? UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, path)
            : http.Request.PathBase + path;
    }
}
