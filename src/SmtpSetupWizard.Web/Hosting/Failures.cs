namespace SmtpSetupWizard.Web.Hosting;

/// <summary>What goes wrong is told without details: as a problem document (RFC 9457) below <c>/api</c>, as the pages <c>/error</c> and <c>/not-found</c> elsewhere.</summary>
public static class Failures
{
    public static void AddFailures(this WebApplicationBuilder builder) => builder.Services.AddProblemDetails();

    public static void UseFailures(this WebApplication app)
    {
        app.UseWhen(IsApi, api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseWhen(http => !IsApi(http), pages =>
        {
            pages.UseExceptionHandler("/error", createScopeForErrors: true);
            pages.UseWhen(http => HttpMethods.IsGet(http.Request.Method), get => get.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        });
    }

    internal static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || http.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
