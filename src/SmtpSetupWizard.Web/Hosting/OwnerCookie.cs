using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>The owner's key of a browser: one for all its checks. It counts only on forms with antiforgery.</summary>
public static class OwnerCookie
{
    public const string Name = "owner";

    /// <summary>The browser's key; null when it has none.</summary>
    public static string? Read(HttpContext http) =>
        http.Request.Cookies[Name] is { } key && OwnerKey.IsWellFormed(key) ? key : null;

    /// <summary>The browser's key, made and set on the response when it has none.</summary>
    public static string Ensure(HttpContext http)
    {
        var key = Read(http) ?? OwnerKey.New();
        http.Response.Cookies.Append(Name, key, new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return key;
    }
}
