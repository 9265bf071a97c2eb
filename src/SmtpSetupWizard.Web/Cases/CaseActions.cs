using Microsoft.AspNetCore.Antiforgery;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>What an agent does on a case's page. A form without a valid antiforgery token does nothing, and shows the page again.</summary>
public static class CaseActions
{
    public static void MapCaseActions(this IEndpointRouteBuilder routes)
    {
        var kase = routes.MapGroup("/case/{token}").DisableAntiforgery().ExcludeFromDescription();
        kase.MapPost("/close", async (string token, HttpContext http, IAntiforgery antiforgery, CaseStore store) =>
        {
            if (ReportToken.IsWellFormed(token) && await antiforgery.IsRequestValidAsync(http)) await store.CloseAsync(ReportToken.Hash(token), http.RequestAborted);
            return SeeOther(http, $"/case/{Uri.EscapeDataString(token)}");
        });
        kase.MapPost("/delete", async (string token, HttpContext http, IAntiforgery antiforgery, CaseStore store) =>
        {
            var deleted = ReportToken.IsWellFormed(token) && await antiforgery.IsRequestValidAsync(http) && await store.DeleteAsync(ReportToken.Hash(token), http.RequestAborted);
            return SeeOther(http, deleted ? "/deleted" : $"/case/{Uri.EscapeDataString(token)}");
        });
    }

    private static Microsoft.AspNetCore.Http.HttpResults.StatusCodeHttpResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }
}
