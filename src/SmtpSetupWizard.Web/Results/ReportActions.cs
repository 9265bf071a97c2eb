using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Results;

/// <summary>What the owner does on a report's page. A form without a valid antiforgery token does nothing, and shows the page again.</summary>
public static class ReportActions
{
    public static void MapReportActions(this IEndpointRouteBuilder routes)
    {
        var report = routes.MapGroup("/r/{token}").DisableAntiforgery().ExcludeFromDescription();
        report.MapPost("/cancel", async (string token, HttpContext http, IAntiforgery antiforgery, OwnedChecks checks) =>
        {
            if (await antiforgery.IsRequestValidAsync(http)) await checks.CancelAsync(token, OwnerCookie.Read(http), http.RequestAborted);
            return SeeOther(http, $"/r/{Uri.EscapeDataString(token)}");
        });
        report.MapPost("/delete", async (string token, HttpContext http, IAntiforgery antiforgery, OwnedChecks checks) =>
        {
            var deleted = await antiforgery.IsRequestValidAsync(http)
                && await checks.DeleteAsync(token, OwnerCookie.Read(http), http.RequestAborted) == OwnerAnswer.Done;
            return SeeOther(http, deleted ? "/deleted" : $"/r/{Uri.EscapeDataString(token)}");
        });
    }

    private static StatusCodeHttpResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
