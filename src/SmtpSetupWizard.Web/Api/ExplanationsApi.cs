using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Pasted;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The explanations of the HTTP API, version 1. No network; nothing of what is posted is kept.</summary>
public static class ExplanationsApi
{
    public static void MapExplanationsApi(this WebApplication app) =>
        app.MapPost("/api/v1/explanations", ExplainAsync)
            .WithTags("Explanations")
            .WithName("ExplainText")
            .WithSummary("Says what an error message or a whole dialogue of any program means.")
            .Accepts<ExplanationRequest>("application/json")
            .Produces<ExplanationDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> ExplainAsync(HttpContext http, PastedIntake intake, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        var (request, refusal) = await RequestBody.ReadAsync<ExplanationRequest>(http.Request, json.Value.SerializerOptions, cancellationToken);
        if (request is null) return refusal!;
        return await intake.ExplainAsync(request.Text, request.Host, request.Language, ClientAddress.Of(http), cancellationToken) switch
        {
            Explained explained => TypedResults.Json(ExplanationDocument.Of(explained)),
            Unreadable unreadable => ApiProblems.Fields(unreadable.Errors, unreadable.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest),
            TooMuch much => ApiProblems.Of(http.Response, much.Limit, Texts.Known(request.Language)),
            _ => throw new InvalidOperationException(),
        };
    }
}
