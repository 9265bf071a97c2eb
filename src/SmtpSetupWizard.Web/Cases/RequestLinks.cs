using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>Looks up what a customer's link leads to before its page is drawn: the page is then in the language that the agent chose.</summary>
public static class RequestLinks
{
    private static readonly object Key = new();

    /// <summary>What the link that was followed leads to; null: nowhere.</summary>
    public static RequestView? Of(HttpContext http) => http.Items[Key] as RequestView;

    public static void UseRequestLinks(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/s", StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is { Length: > 1 } path
            && await http.RequestServices.GetRequiredService<CaseReader>().FindRequestAsync(path[1..], http.RequestAborted) is { } view)
        {
            http.Items[Key] = view;
            ReaderLanguage.FromLink(http, view.Asked.Language);
        }

        await next(http);
    });
}
