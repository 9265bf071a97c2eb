namespace SmtpSetupWizard.Web.Hosting;

public static class SiteSetup
{
    /// <summary>What the site's own address is, and what may come over which.</summary>
    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SiteAddress>();
        builder.Services.AddSingleton<HttpsRule>();
    }
}
