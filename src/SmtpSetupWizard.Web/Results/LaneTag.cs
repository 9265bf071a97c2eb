#pragma warning disable MA0048 // The tone belongs to the tag.
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Results;

/// <summary>The few words at the end of a lane.</summary>
public sealed record LaneTag(string Text, Tone Tone)
{
    private const int SlowMs = 3000;

    /// <param name="nowMs">Milliseconds since the check began; null when it has ended.</param>
    public static LaneTag Of(Attempt attempt, string language, int? nowMs) => attempt.Outcome switch
    {
        null => Running(attempt, language, nowMs),
        AttemptOutcome.Passed => new(Of(attempt.Finding, language), Tone.Good),
        AttemptOutcome.Failed => new(Of(attempt.Finding, language), Tone.Bad),
        _ => new(Of(attempt.Finding, language), Tone.Plain),
    };

    /// <summary>A finding in two or three words, from the particular to the general. Nothing in them is from the server.</summary>
    public static string Of(Finding? finding, string language)
    {
        if (finding is null) return Texts.Get(language, "result.tag.failed");
        var group = finding.Code[..finding.Code.IndexOf('.', StringComparison.Ordinal)];
        return Texts.First(language, $"result.tag.{finding.Code}", $"result.tag.any.{finding.Cause}", $"result.tag.{group}", "result.tag.failed");
    }

    private static LaneTag Running(Attempt attempt, string language, int? nowMs)
    {
        if (attempt.AtGate) return new(Texts.Get(language, "result.tag.atGate"), Tone.Plain);
        var stage = attempt.Stages.LastOrDefault(stage => stage.Outcome is null);
        if (stage is not null && nowMs - stage.StartedMs > SlowMs) return new(Texts.Get(language, "result.tag.slow"), Tone.Warn);
        return new(Texts.Get(language, stage?.Stage == Stage.Auth ? "result.tag.signingIn" : "result.tag.underWay"), Tone.Plain);
    }
}

/// <summary>A colour, which only repeats what the words say.</summary>
public enum Tone
{
    Plain,
    Good,
    Warn,
    Bad,
}
