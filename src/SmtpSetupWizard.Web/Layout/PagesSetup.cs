using SmtpSetupWizard.Web.Apps;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Results;
using SmtpSetupWizard.Web.Wizard;

namespace SmtpSetupWizard.Web.Layout;

/// <summary>The pages: static server rendering, with islands that are interactive over a circuit.</summary>
public static class PagesSetup
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        // Outside Development the framework finds its own script in a published folder only; this finds it in a build's, too.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton<WizardSteps>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        // The policy for frames is the one of the security headers, not a second one.
        builder.Services.AddAntiforgery(options =>
        {
            options.SuppressXFrameOptionsHeader = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    public static void UsePages(this WebApplication app) => app.UseAntiforgery();

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapLanguageChoice();
        app.MapReportActions();
        app.MapProfileDownload();
        app.MapCaseActions();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
