using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A check's steps as server-sent events; one that has ended is told again from its report.</summary>
public static class CheckEvents
{
    /// <summary>A silent line is cut by many a proxy.</summary>
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);

    public static async Task<IResult> FollowAsync(
        HttpContext http, string token, string? language, LiveChecks checks, ReportReader reports, ReportDocuments documents, TimeProvider time, CancellationToken cancellationToken)
    {
        // Before the report: a check that ends in between has told its end to the store.
        var live = checks.Find(token);
        if (await reports.FindAsync(token, OwnerHeader.Read(http), cancellationToken) is not { } view)
            return ApiProblems.Of(StatusCodes.Status404NotFound, Texts.Known(language), "invalidToken");
        var chosen = language is null ? view.Asked.Language : Texts.Known(language);
        return TypedResults.ServerSentEvents(
            live is null ? Told(http, view, reports, documents, chosen, cancellationToken) : Followed(http, live, view.IsOwner, documents, chosen, time, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<object>> Told(
        HttpContext http, ReportView first, ReportReader reports, ReportDocuments documents, string language, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var view in reports.WatchAsync(first.Token, first.IsOwner, cancellationToken))
        {
            if (!view.Ended)
            {
                yield return new(new { }, "ping");
                continue;
            }

            foreach (var step in LiveEvent.Of(view.Report)) yield return Item(view, step, documents, language);
            yield return new(documents.Of(http, view, language), "completed");
        }
    }

    private static async IAsyncEnumerable<SseItem<object>> Followed(
        HttpContext http, LiveCheck live, bool isOwner, ReportDocuments documents, string language, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = 0;
        using var ping = new PeriodicTimer(PingEvery, time);
        var tick = ping.WaitForNextTickAsync(cancellationToken).AsTask();
        while (true)
        {
            var state = live.State;
            var (view, mask) = ReportReader.For(live.View(state), isOwner);
            for (; told < state.Events.Count; told++) yield return Item(view, mask is null ? state.Events[told] : mask.Of(state.Events[told]), documents, language);
            if (state.Ended)
            {
                yield return new(documents.Of(http, view, language), "completed");
                yield break;
            }

            await Task.WhenAny(state.Changed, tick);
            cancellationToken.ThrowIfCancellationRequested();
            if (!tick.IsCompleted) continue;
            yield return new(new { }, "ping");
            tick = ping.WaitForNextTickAsync(cancellationToken).AsTask();
        }
    }

    private static SseItem<object> Item(ReportView view, LiveEvent step, ReportDocuments documents, string language) => step switch
    {
        StageStep stage => new(ReportDocuments.Of(stage), "stage"),
        AttemptStep attempt => new(documents.Of(view, attempt.Attempt, language), "attempt"),
        VerdictStep verdict => new(documents.Of(view, verdict.Verdict, language), "verdict"),
        _ => throw new InvalidOperationException(),
    };
}
