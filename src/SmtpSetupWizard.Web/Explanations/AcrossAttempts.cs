#pragma warning disable MA0048 // A group of endpoints is made here alone.
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Verdicts;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Endpoints beside the verdict's own that ended alike, and the snippet that speaks of them.</summary>
/// <param name="Snippet">File name without extension, such as <c>across.silent</c>.</param>
/// <param name="Code">Their finding, for its title; null when the snippet does not name it.</param>
/// <param name="AnsweredPorts">Other ports that did connect.</param>
internal sealed record OtherEndpoints(string Snippet, string? Code, IReadOnlyList<int> Ports, int? WaitedMs, IReadOnlyList<int> AnsweredPorts)
{
    public string? Title { get; init; }
}

/// <summary>What the endpoints tell together that none of them tells alone.</summary>
internal static class AcrossAttempts
{
    public static IReadOnlyList<OtherEndpoints> Of(CheckReport report) => report.Verdict switch
    {
        { Attempt: { } index, Outcome: VerdictOutcome.Failed } => Failed(report.Attempts, index),
        { Attempt: { } index } => Ready(report.Attempts, index),
        _ => [],
    };

    // Only endpoints preferred to the recommended one need a word: why not the usual port.
    private static OtherEndpoints[] Ready(IReadOnlyList<Attempt> attempts, int chosen) =>
        Groups(attempts.Take(chosen), attempts, attempt => attempt switch
        {
            { Outcome: null } => "across.ready_pending",
            { Outcome: AttemptOutcome.Passed or AttemptOutcome.Reachable } => "across.ready_later",
            { Outcome: AttemptOutcome.NotTried } or { Finding: null } => null,
            { Finding.Code: "connect.timeout" } => "across.ready_silent",
            { Finding.Code: "connect.refused" } => "across.ready_refused",
            { Finding.Code: var code } when code.StartsWith("tls.", StringComparison.Ordinal) || code.StartsWith("starttls.", StringComparison.Ordinal) => "across.ready_insecure",
            _ => "across.ready_failed",
        });

    private static OtherEndpoints[] Failed(IReadOnlyList<Attempt> attempts, int cause)
    {
        var code = attempts[cause].Finding?.Code;
        var ended = attempts.Where(attempt => attempt is { Outcome: AttemptOutcome.Failed, Finding: not null }).ToArray();
        if (ended.Length > 1 && ended.Length == attempts.Count && ended.All(attempt => attempt.Finding!.Code == code))
        {
            var snippet = code switch { "connect.timeout" => "across.all_silent", "connect.refused" => "across.all_refused", _ => "across.all_alike" };
            return [Group(snippet, null, ended, attempts)];
        }

        return Groups(attempts.Where((_, index) => index != cause), attempts, attempt => attempt switch
        {
            { Outcome: not AttemptOutcome.Failed } or { Finding: null } => null,
            { Finding.Code: "connect.timeout" } => "across.silent",
            { Finding.Code: "connect.refused" } => "across.refused",
            { Finding.Code: var other } when other == code => "across.alike",
            _ => "across.failed",
        });
    }

    private static OtherEndpoints[] Groups(IEnumerable<Attempt> others, IReadOnlyList<Attempt> all, Func<Attempt, string?> snippet) =>
    [
        .. others.Select(attempt => (Attempt: attempt, Snippet: snippet(attempt)))
            .Where(pair => pair.Snippet is not null)
            .GroupBy(pair => (pair.Snippet, Code: pair.Snippet is "across.ready_failed" or "across.ready_insecure" or "across.failed" ? pair.Attempt.Finding!.Code : null))
            .Select(group => Group(group.Key.Snippet!, group.Key.Code, [.. group.Select(pair => pair.Attempt)], all)),
    ];

    private static OtherEndpoints Group(string snippet, string? code, Attempt[] attempts, IReadOnlyList<Attempt> all) => new(
        snippet,
        code,
        [.. attempts.Select(attempt => attempt.Endpoint.Port).Distinct()],
        attempts.Max(attempt => attempt.Finding?.Evidence.WaitedMs ?? LastDuration(attempt)),
        [.. all.Except(attempts).Where(attempt => attempt.Stages.Any(stage => stage is { Stage: Stage.Connect, Outcome: StageOutcome.Ok or StageOutcome.Warning }))
            .Select(attempt => attempt.Endpoint.Port).Distinct()]);

    private static int? LastDuration(Attempt attempt) => attempt.Stages is [.., var last] ? last.DurationMs : null;
}
