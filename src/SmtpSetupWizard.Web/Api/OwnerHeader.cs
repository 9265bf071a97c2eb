namespace SmtpSetupWizard.Web.Api;

/// <summary>The owner's key of a check in the API. A cookie never counts here.</summary>
public static class OwnerHeader
{
    public const string Name = "X-Owner-Key";

    public static string? Read(HttpContext http) => http.Request.Headers[Name] is [{ Length: > 0 } key] ? key : null;
}
