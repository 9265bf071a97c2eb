using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The address of a report's page answers with JSON or Markdown when that is wanted: by the API's route, before routing.</summary>
public static class ReportNegotiation
{
    public static void UseReportNegotiation(this WebApplication app) => app.Use((http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/r", StringComparison.OrdinalIgnoreCase, out var rest) || rest.Value is not { Length: > 1 } token) return next(http);
        http.Response.OnStarting(Vary, http.Response);
        var asks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (asks && ReportFormats.Wanted(http) != ReportFormat.Html && token.IndexOf('/', 1) < 0)
        {
            http.Request.Path = $"/api/v1/checks{token}";
            // Here it is a page's address, and the owner's browser asks with its cookie; only reading goes this way.
            if (OwnerHeader.Read(http) is null && OwnerCookie.Read(http) is { } key) http.Request.Headers[OwnerHeader.Name] = key;
        }

        return next(http);
    });

    private static Task Vary(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.SetCommaSeparatedValues("Vary", [.. headers.GetCommaSeparatedValues("Vary").Union(["Accept", "Accept-Language", "Cookie"], StringComparer.OrdinalIgnoreCase)]);
        return Task.CompletedTask;
    }
}
