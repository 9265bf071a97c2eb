using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Reports.Sharing;

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
        report.MapPost("/sharing", ShareAsync);
        report.MapPost("/delete", async (string token, HttpContext http, IAntiforgery antiforgery, OwnedChecks checks) =>
        {
            var deleted = await antiforgery.IsRequestValidAsync(http)
                && await checks.DeleteAsync(token, OwnerCookie.Read(http), http.RequestAborted) == OwnerAnswer.Done;
            return SeeOther(http, deleted ? "/deleted" : $"/r/{Uri.EscapeDataString(token)}");
        });
    }

    /// <summary>The form with what is to change; what was pressed comes back in the address, and the page says how it stands then.</summary>
    private static async Task<StatusCodeHttpResult> ShareAsync(string token, HttpContext http, IAntiforgery antiforgery, OwnedChecks checks, TimeProvider time)
    {
        var done = false;
        if (await antiforgery.IsRequestValidAsync(http) && Change(await http.Request.ReadFormAsync(http.RequestAborted), time.GetUtcNow()) is { } change)
        {
            var (answer, _) = await checks.ShareAsync(token, OwnerCookie.Read(http), change, http.RequestAborted);
            done = answer == OwnerAnswer.Done;
        }

        return SeeOther(http, $"/r/{Uri.EscapeDataString(token)}?{ShareCard.Saved}={(done ? "yes" : "no")}#share");
    }

    /// <summary>Null when the form asks for nothing that there is.</summary>
    private static SharingChange? Change(IFormCollection form, DateTimeOffset now)
    {
        if (form["addresses"] is ["show" or "hide"] and [var addresses]) return new(addresses == "show", null);
        return form["lifetime"] is [{ } key] && LinkLifetime.Find(key) is { } lifetime ? new(null, now + lifetime.Span) : null;
    }

    private static StatusCodeHttpResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
