using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The cases of the HTTP API, version 1: for ticket systems.</summary>
public static class CasesApi
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public static void MapCasesApi(this WebApplication app)
    {
        const string Cases = "/api/v1/cases";
        var cases = app.MapGroup("").WithTags("Cases");
        cases.MapPost(Cases, MakeAsync)
            .WithName("MakeCase")
            .WithSummary("Makes a link for a customer, who types only the password, and one for the agent who follows.")
            .WithDescription($"With Support:AgentKey set, the header {AgentKey.Header} must carry it.")
            .Accepts<CaseRequest>("application/json")
            .Produces<CaseDocument>(StatusCodes.Status201Created)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        cases.MapGet(Cases + "/{token}", ReadAsync)
            .WithName("ReadCase")
            .WithSummary("What was asked, the runs so far and a drafted reply. As server-sent events when asked with Accept: text/event-stream.")
            .Produces<CaseDocument>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        cases.MapGet(Cases + "/{token}/events", FollowAsync)
            .WithName("FollowCase")
            .WithSummary("Server-sent events: run, each time that one begins, has a verdict or ends; then closed or deleted.")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
        cases.MapDelete(Cases + "/{token}", DeleteAsync)
            .WithName("DeleteCase")
            .WithSummary("Deletes the case with all its reports.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> MakeAsync(
        HttpContext http, AgentKey agents, CaseIntake intake, CaseReader cases, SiteAddress site, ExplanationLibrary explanations, IOptions<JsonOptions> json, CancellationToken cancellationToken)
    {
        if (agents.IsNeeded && agents.Give(http, http.Request.Headers[AgentKey.Header], remember: false) is (false, var reached))
            return reached is null ? ApiProblems.Of(StatusCodes.Status403Forbidden, Texts.Fallback, "notAgent") : ApiProblems.Of(http.Response, reached, Texts.Fallback);
        var (request, refusal) = await RequestBody.ReadAsync<CaseRequest>(http.Request, json.Value.SerializerOptions, cancellationToken);
        if (request is null) return refusal!;
        switch (await intake.MakeAsync(request.ToInput(), ClientAddress.Of(http), Texts.Known(request.Language), cancellationToken))
        {
            case UnclearCase unclear: return ApiProblems.Fields(unclear.Errors);
            case TooManyCases much: return ApiProblems.Of(http.Response, much.Limit, Texts.Known(request.Language));
            case MadeCase made when await cases.FindAsync(made.Token, cancellationToken) is { } view:
                return TypedResults.Created($"{http.Request.PathBase}/api/v1/cases/{made.Token}", CaseDocument.Of(http, view, site, explanations, view.Asked.Language));
            default: return NotFound(Texts.Fallback);
        }
    }

    private static async Task<IResult> ReadAsync(
        HttpContext http, string token, string? language, CaseReader cases, SiteAddress site, ExplanationLibrary explanations, TimeProvider time, CancellationToken cancellationToken)
    {
        if (http.Request.GetTypedHeaders().Accept.Any(range => range.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase)))
            return await FollowAsync(http, token, language, cases, site, explanations, time, cancellationToken);
        return await cases.FindAsync(token, cancellationToken) is { } view
            ? TypedResults.Json(CaseDocument.Of(http, view, site, explanations, language is null ? view.Asked.Language : Texts.Known(language)))
            : NotFound(Texts.Known(language));
    }

    private static async Task<IResult> FollowAsync(
        HttpContext http, string token, string? language, CaseReader cases, SiteAddress site, ExplanationLibrary explanations, TimeProvider time, CancellationToken cancellationToken) =>
        await cases.FindAsync(token, cancellationToken) is { } view
            ? TypedResults.ServerSentEvents(EventsAsync(http, token, language is null ? view.Asked.Language : Texts.Known(language), cases, site, explanations, time, cancellationToken))
            : NotFound(Texts.Known(language));

    private static async IAsyncEnumerable<SseItem<object>> EventsAsync(
        HttpContext http, string token, string language, CaseReader cases, SiteAddress site, ExplanationLibrary explanations, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = new Dictionary<string, (ReportStatus, string?)>(StringComparer.Ordinal);
        using var ping = new PeriodicTimer(PingEvery, time);
        var tick = ping.WaitForNextTickAsync(cancellationToken).AsTask();
        await using var views = cases.WatchAsync(token, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var next = views.MoveNextAsync().AsTask();
        while (true)
        {
            await Task.WhenAny(next, tick);
            cancellationToken.ThrowIfCancellationRequested();
            if (!next.IsCompleted)
            {
                yield return new(new { }, "ping");
                tick = ping.WaitForNextTickAsync(cancellationToken).AsTask();
                continue;
            }

            if (!await next)
            {
                yield return new(new { }, "deleted");
                yield break;
            }

            // The oldest first: as they happened.
            foreach (var run in views.Current.Runs.Reverse())
            {
                if (told.TryGetValue(run.Token, out var before) && before == (run.Status, run.Finding)) continue;
                told[run.Token] = (run.Status, run.Finding);
                yield return new(RunDocument.Of(http, run, site, explanations, language), "run");
            }

            if (!views.Current.IsOpen)
            {
                yield return new(CaseDocument.Of(http, views.Current, site, explanations, language), "closed");
                yield break;
            }

            next = views.MoveNextAsync().AsTask();
        }
    }

    private static async Task<IResult> DeleteAsync(string token, CaseStore store, CancellationToken cancellationToken) =>
        ReportToken.IsWellFormed(token) && await store.DeleteAsync(ReportToken.Hash(token), cancellationToken) ? TypedResults.NoContent() : NotFound(Texts.Fallback);

    private static ProblemHttpResult NotFound(string language) => ApiProblems.Of(StatusCodes.Status404NotFound, language, "invalidToken");
}
