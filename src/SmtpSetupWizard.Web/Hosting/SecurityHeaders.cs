namespace SmtpSetupWizard.Web.Hosting;

/// <summary>The headers that tell a browser what these pages never do.</summary>
public static class SecurityHeaders
{
    private const int TwoYears = 2 * 365 * 24 * 60 * 60;

    private static readonly string[] PrivatePaths = ["/r", "/s", "/case", "/support", "/mine", "/api", "/checks"];

    public static void AddSafeHeaders(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

    public static void UseSafeHeaders(this WebApplication app)
    {
        var policies = Policies(app.Environment.IsDevelopment());
        app.Use((http, next) =>
        {
            if (IsPrivate(http.Request.Path)) http.Response.OnStarting(MarkPrivate, http.Response);
            return next(http);
        });
        app.UseSecurityHeaders(policies);
    }

    private static HeaderPolicyCollection Policies(bool development) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(TwoYears)
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
        // Only names that browsers know: each other one is a warning in the console.
        .AddPermissionsPolicy(permissions =>
        {
            permissions.AddCamera().None();
            permissions.AddDisplayCapture().None();
            permissions.AddGeolocation().None();
            permissions.AddMicrophone().None();
            permissions.AddPayment().None();
            permissions.AddUsb().None();
        })
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self().WithNonce();
            csp.AddStyleSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddManifestSrc().Self();
            var connect = csp.AddConnectSrc().Self();
            // The development tools' browser refresh listens on a port of its own.
            if (development) connect.From("ws://localhost:*").From("http://localhost:*");
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
            csp.AddObjectSrc().None();
        });

    /// <summary>Whether what lies at the path is for those who have its link alone.</summary>
    private static bool IsPrivate(PathString path) => Array.Exists(PrivatePaths, begin => path.StartsWithSegments(begin, StringComparison.OrdinalIgnoreCase));

    private static Task MarkPrivate(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers["X-Robots-Tag"] = "noindex, nofollow";
        // What has a validator may be kept, and is asked for again each time.
        headers.CacheControl = headers.ETag.Count > 0 ? "private, no-cache" : "no-store";
        // The page that the browser kept has the nonce of its own policy.
        if (response.StatusCode == StatusCodes.Status304NotModified) headers.ContentSecurityPolicy = default;
        return Task.CompletedTask;
    }
}
