namespace SmtpSetupWizard.Web.Api;

/// <summary>The address of a report's page answers with JSON or Markdown when that is wanted: by the API's route, before routing.</summary>
public static class ReportNegotiation
{
    public static void UseReportNegotiation(this WebApplication app) => app.Use((http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/r", StringComparison.OrdinalIgnoreCase, out var rest) || rest.Value is not { Length: > 1 } token) return next(http);
        http.Response.OnStarting(VaryByAccept, http.Response);
        var asks = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (asks && ReportFormats.Wanted(http) != ReportFormat.Html && token.IndexOf('/', 1) < 0) http.Request.Path = $"/api/v1/checks{token}";
        return next(http);
    });

    private static Task VaryByAccept(object state)
    {
        ((HttpResponse)state).Headers.AppendCommaSeparatedValues("Vary", "Accept");
        return Task.CompletedTask;
    }
}
