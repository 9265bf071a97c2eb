#pragma warning disable MA0048 // The events of a live check are read together.
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Verdicts;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>Something became known of a check, for those who follow it step by step.</summary>
public abstract record LiveEvent
{
    /// <summary>What the engine's event says, without the whole report that it carries; null for what nobody follows.</summary>
    public static LiveEvent? Of(CheckEvent known) => known switch
    {
        StageChanged stage => new StageStep(stage.Attempt, stage.Report.Attempts[stage.Attempt].Endpoint, stage.Stage),
        AttemptChanged attempt => new AttemptStep(attempt.Attempt, attempt.Report.Attempts[attempt.Attempt]),
        VerdictDecided verdict => new VerdictStep(verdict.Verdict),
        _ => null,
    };

    /// <summary>The steps that led to a finished report, for those who come late.</summary>
    public static IEnumerable<LiveEvent> Of(CheckReport report)
    {
        foreach (var (index, attempt) in report.Attempts.Index())
        {
            foreach (var stage in attempt.Stages) yield return new StageStep(index, attempt.Endpoint, stage);
            yield return new AttemptStep(index, attempt);
        }

        if (report.Verdict is { } verdict) yield return new VerdictStep(verdict);
    }
}

/// <param name="Attempt">The attempt's index.</param>
public sealed record StageStep(int Attempt, SubmissionEndpoint Endpoint, StageReport Stage) : LiveEvent;

/// <param name="Index">The attempt's index.</param>
public sealed record AttemptStep(int Index, Attempt Attempt) : LiveEvent;

public sealed record VerdictStep(Verdict Verdict) : LiveEvent;
