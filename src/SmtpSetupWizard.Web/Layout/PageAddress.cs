using Microsoft.AspNetCore.Diagnostics;

namespace SmtpSetupWizard.Web.Layout;

/// <summary>The address of a page as the browser asked for it.</summary>
public static class PageAddress
{
    /// <summary>Path and query, also when another page answers in its place (not found).</summary>
    public static string Of(HttpContext? http)
    {
        if (http is null) return "/";
        return http.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
            ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString
            : http.Request.PathBase + http.Request.Path + http.Request.QueryString;
    }
}
