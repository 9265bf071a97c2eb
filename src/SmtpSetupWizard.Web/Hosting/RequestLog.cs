using Microsoft.AspNetCore.StaticAssets;
using Serilog;
using Serilog.Events;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>One line a request. It names the route's template, never the path: a token in a path is a key, and a query can hold anything.</summary>
public static class RequestLog
{
    private const string Template = "{Method} {Route} answered {StatusCode} in {Elapsed:0.0} ms";

    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        // Not the static logger: that one is for before the host is built.
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = Template;
        options.IncludeQueryInRequestPath = false;
        options.GetLevel = (http, _, error) =>
            error is not null || http.Response.StatusCode >= 500 ? LogEventLevel.Error
            : Route(http) is null || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) ? LogEventLevel.Debug
            : LogEventLevel.Information;
        options.GetMessageTemplateProperties = (http, _, elapsed, status) =>
        [
            new("Method", new ScalarValue(http.Request.Method)),
            new("Route", new ScalarValue(Route(http) ?? "(no route)")),
            new("StatusCode", new ScalarValue(status)),
            new("Elapsed", new ScalarValue(elapsed)),
        ];
    });

    private static string? Route(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
}
