using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>The configuration profile of a report's settings. A report that has none looks like one that does not exist.</summary>
public static class ProfileDownload
{
    public static void MapProfileDownload(this IEndpointRouteBuilder routes) => routes.MapGet("/r/{token}/profile.mobileconfig", GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string token, HttpContext http, ReportReader reports)
    {
        var view = await reports.ReadAsync(token, OwnerCookie.Read(http), http.RequestAborted);
        return view is not null && AppGuide.OfReport(AppCatalog.Find("iphone")!, view, "en") is { Endpoint: not null } guide && MobileProfile.IsPossible(guide.Values)
            ? TypedResults.File(MobileProfile.Write(guide.Values), MobileProfile.MediaType, "mail.mobileconfig")
            : TypedResults.NotFound();
    }
}
