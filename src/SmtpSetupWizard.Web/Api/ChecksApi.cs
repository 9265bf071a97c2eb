using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The checks of the HTTP API, version 1.</summary>
public static class ChecksApi
{
    public static void MapChecksApi(this WebApplication app)
    {
        const string Checks = "/api/v1/checks";
        var checks = app.MapGroup("").WithTags("Checks");
        checks.MapPost(Checks, SubmitAsync)
            .WithName("SubmitCheck")
            .WithSummary("Starts a check of a mail server.")
            .Accepts<CheckRequest>("application/json")
            .Produces<ReportDocument>()
            .Produces<ReportDocument>(StatusCodes.Status202Accepted)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        checks.MapGet(Checks + "/{token}", ReadAsync)
            .WithName("ReadCheck")
            .WithSummary("The report, as far as it is known. As Markdown or plain text when asked with Accept: text/markdown or text/plain.")
            .Produces<ReportDocument>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        checks.MapGet(Checks + "/{token}/events", CheckEvents.FollowAsync)
            .WithName("FollowCheck")
            .WithSummary("Server-sent events: stage, attempt, verdict and completed.")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
        checks.MapPatch(Checks + "/{token}", ShareAsync)
            .WithName("ShareCheck")
            .WithSummary("Sets when the link ends and whether others see the addresses. Needs the owner's key.")
            .Accepts<SharingRequest>("application/json")
            .Produces<ReportDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        checks.MapDelete(Checks + "/{token}", DeleteAsync)
            .WithName("DeleteCheck")
            .WithSummary("Cancels a running check, or deletes the report.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext http, CheckIntake intake, ReportReader reports, ReportDocuments documents, HttpsRule https, IOptions<JsonOptions> json, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!https.Allows(http)) return ApiProblems.Of(StatusCodes.Status403Forbidden, Texts.Fallback, "httpsOnly");
        var (request, refusal) = await RequestBody.ReadAsync<CheckRequest>(http.Request, json.Value.SerializerOptions, cancellationToken);
        if (request is null) return refusal!;
        var ownerKey = OwnerKey.New();
        if (request.Previous is { Length: > 0 } previous)
        {
            if (await reports.FindAsync(previous, OwnerHeader.Read(http), cancellationToken) is not { IsOwner: true })
                return ApiProblems.Fields(new Dictionary<string, string[]>(StringComparer.Ordinal) { ["previous"] = [Texts.Get(Texts.Known(request.Language), "errors.previous")] });
            ownerKey = OwnerHeader.Read(http)!;
        }

        switch (await intake.SubmitAsync(request.ToInput(), ClientAddress.Of(http), ownerKey, cancellationToken))
        {
            case Invalid invalid: return ApiProblems.Fields(invalid.Errors);
            case Limited limit: return ApiProblems.Of(http.Response, limit, Texts.Known(request.Language));
            case Checking.Accepted accepted:
                http.Response.Headers[OwnerHeader.Name] = ownerKey;
                http.Response.Headers.Location = $"{http.Request.PathBase}/api/v1/checks/{accepted.Token}";
                return await AnswerAsync(http, accepted.Token, ownerKey, reports, documents, time, cancellationToken);
            default: throw new InvalidOperationException();
        }
    }

    /// <summary>202 with the report so far, or, when the client prefers to wait and the check ends by then, 200.</summary>
    private static async Task<IResult> AnswerAsync(
        HttpContext http, string token, string ownerKey, ReportReader reports, ReportDocuments documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var wait = Preference.Wait(http.Request.Headers["Prefer"]);
        if (wait is { } seconds) http.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"wait={seconds}");
        // The wait can run out while the store is read: what was accepted is found all the same.
        var last = wait is > 0 and var patience ? await LastAsync(reports, token, TimeSpan.FromSeconds(patience), time, cancellationToken) : null;
        last ??= await reports.FindAsync(token, ownerKey, cancellationToken);
        if (last is null) return NotFound(Texts.Fallback);
        var finished = wait is not null && last.Ended;
        return TypedResults.Json(
            documents.Of(http, last, last.Asked.Language), statusCode: finished ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    /// <summary>What is known when the check ends or the patience does; null when that was nothing yet.</summary>
    private static async Task<ReportView?> LastAsync(ReportReader reports, string token, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        ReportView? last = null;
        try
        {
            await foreach (var view in reports.WatchAsync(token, isOwner: true, end.Token)) last = view;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Not finished by then.
        }

        return last;
    }

    private static async Task<IResult> ReadAsync(HttpContext http, string token, string? language, ReportReader reports, ReportDocuments documents, CancellationToken cancellationToken)
    {
        if (await reports.ReadAsync(token, OwnerHeader.Read(http), cancellationToken) is not { } view) return NotFound(Texts.Known(language));
        var chosen = language is null ? view.Asked.Language : Texts.Known(language);
        var format = ReportFormats.Wanted(http);
        http.Response.Headers.AppendCommaSeparatedValues("Vary", "Accept", OwnerHeader.Name);
        if (view.Ended && ReportTag.IsKnown(http, ReportTag.Of(view, format.ToString(), chosen, documents.LinkOf(http, view)))) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var document = documents.Of(http, view, chosen);
        return format switch
        {
            ReportFormat.Markdown => TypedResults.Text(ReportMarkdown.Write(document, ReportDocuments.Changes(view), chosen), "text/markdown; charset=utf-8"),
            ReportFormat.Text => TypedResults.Text(ReportText.Write(document, chosen), "text/plain; charset=utf-8"),
            _ => TypedResults.Json(document),
        };
    }

    private static async Task<IResult> ShareAsync(
        HttpContext http, string token, string? language, OwnedChecks owned, ReportReader reports, ReportDocuments documents, IOptions<JsonOptions> json, TimeProvider time, CancellationToken cancellationToken)
    {
        var key = OwnerHeader.Read(http);
        if (await reports.FindAsync(token, key, cancellationToken) is not { } view) return NotFound(Texts.Fallback);
        if (!view.IsOwner) return NotOwner();
        var (request, refusal) = await RequestBody.ReadAsync<SharingRequest>(http.Request, json.Value.SerializerOptions, cancellationToken);
        if (request is null) return refusal!;
        if (request.Errors(view, time.GetUtcNow()) is { Count: > 0 } errors) return ApiProblems.Fields(errors);
        return await owned.ShareAsync(token, key, request.ToChange(), cancellationToken) is { View: { } after }
            ? TypedResults.Json(documents.Of(http, after, language is null ? after.Asked.Language : Texts.Known(language)))
            : NotFound(Texts.Fallback);
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, string token, OwnedChecks owned, CancellationToken cancellationToken) =>
        await owned.CancelOrDeleteAsync(token, OwnerHeader.Read(http), cancellationToken) switch
        {
            OwnerAnswer.Done => TypedResults.NoContent(),
            OwnerAnswer.NotOwner => NotOwner(),
            _ => NotFound(Texts.Fallback),
        };

    private static ProblemHttpResult NotOwner() => ApiProblems.Of(StatusCodes.Status403Forbidden, Texts.Fallback, "notOwner");

    private static ProblemHttpResult NotFound(string language) => ApiProblems.Of(StatusCodes.Status404NotFound, language, "invalidToken");
}
