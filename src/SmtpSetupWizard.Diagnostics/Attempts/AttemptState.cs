using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>An attempt as it grows. Its session alone writes; <see cref="Current"/> is safe to read from anywhere.</summary>
internal sealed class AttemptState(SubmissionEndpoint endpoint, CheckClock clock, SecretScrubber scrubber, Action<Attempt, StageReport?> changed)
{
    private readonly Lock _lock = new();
    private readonly List<StageReport> _stages = [];

    public Attempt Current { get; private set; } = new() { Endpoint = endpoint };

    public Transcript Transcript { get; } = new(scrubber);

    public void Begin(Stage stage)
    {
        var report = new StageReport(stage, null, clock.ElapsedMs);
        _stages.Add(report);
        Publish(attempt => attempt, report);
    }

    public void End(StageOutcome outcome, string? finding = null, Reply? reply = null)
    {
        var open = _stages[^1];
        var report = open with
        {
            Outcome = outcome,
            DurationMs = clock.ElapsedMs - open.StartedMs,
            Finding = finding,
            Reply = reply is null ? null : Shown($"{reply.Code} {string.Join('\n', reply.Lines)}"),
        };
        _stages[^1] = report;
        Publish(attempt => attempt, report);
    }

    /// <summary>A new connection begins: the stages of the one before are no longer what is shown.</summary>
    public void Restart()
    {
        _stages.Clear();
        Update(attempt => attempt with { AtGate = false, Connections = attempt.Connections + 1 });
    }

    public void Warn(Finding warning)
    {
        if (Current.Warnings.All(known => known.Code != warning.Code)) Update(attempt => attempt with { Warnings = [.. attempt.Warnings, warning] });
    }

    public void Update(Func<Attempt, Attempt> change) => Publish(change, null);

    /// <summary>The server's words as they may be shown.</summary>
    public string Shown(string text) => ServerText.CleanLines(scrubber.Scrub(ServerText.CleanLines(text, 4 * ServerText.MaxLength)));

    private void Publish(Func<Attempt, Attempt> change, StageReport? stage)
    {
        Attempt current;
        lock (_lock) current = Current = change(Current) with { Stages = [.. _stages], Transcript = Transcript.Lines };
        changed(current, stage);
    }
}
