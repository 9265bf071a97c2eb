using SmtpSetupWizard.Web.Api;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Results;

/// <summary>Looks a report up before its page is drawn: a reader who has the page already is told so, and nothing is drawn.</summary>
public static class ReportRequest
{
    private static readonly object Key = new();

    /// <summary>The report of the page that is asked for, as the reader may see it; null when there is none.</summary>
    public static ReportView? Of(HttpContext http) => http.Items[Key] as ReportView;

    public static void UseReportRequests(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            || !http.Request.Path.StartsWithSegments("/r", StringComparison.OrdinalIgnoreCase, out var rest) || rest.Value is not { Length: > 1 } path || path.IndexOf('/', 1) >= 0)
        {
            await next(http);
            return;
        }

        var view = await http.RequestServices.GetRequiredService<ReportReader>().ReadAsync(path[1..], OwnerCookie.Read(http), http.RequestAborted);
        http.Items[Key] = view;
        // The owner's page has forms, whose tokens are not to be kept.
        if (view is { Ended: true, IsOwner: false })
        {
            var link = http.RequestServices.GetRequiredService<SiteAddress>().Of(http, $"/r/{view.Token}");
            if (ReportTag.IsKnown(http, ReportTag.Of(view, nameof(ReportFormat.Html), ReaderLanguage.Of(http), link)))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        await next(http);
    });
}
