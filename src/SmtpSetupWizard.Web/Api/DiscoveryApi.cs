using System.ComponentModel;
using SmtpSetupWizard.Web.Discovery;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Api;

/// <summary>Discovery in the HTTP API, version 1. Only DNS and the domain's own web server are asked, never a mail server.</summary>
public static class DiscoveryApi
{
    public static void MapDiscoveryApi(this WebApplication app) =>
        app.MapGet("/api/v1/discovery", FindAsync)
            .WithTags("Discovery")
            .WithName("FindServers")
            .WithSummary("Finds the servers that a mail address can send through.")
            .Produces<DiscoveryDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> FindAsync(
        HttpContext http,
        [Description("A mail address.")] string? address,
        [Description("Of the texts: en or it.")] string? language,
        DiscoveryIntake intake,
        CancellationToken cancellationToken)
    {
        var known = Texts.Known(language);
        if (!string.IsNullOrEmpty(language) && Texts.TryKnown(language) is null)
            return ApiProblems.Fields(new Dictionary<string, string[]> { ["language"] = [Texts.Get(known, "errors.language", string.Join(", ", Texts.Languages))] });
        var (typed, error) = DiscoveryIntake.Understand(address, known);
        if (typed is null) return ApiProblems.Fields(new Dictionary<string, string[]> { ["address"] = [error!] });
        if (intake.Enter(typed, ClientAddress.Of(http)) is { } limit) return ApiProblems.Of(http.Response, limit, known);
        return TypedResults.Json(DiscoveryDocument.Of(await intake.FindBestAsync(typed, cancellationToken), known));
    }
}
