using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>An attempt as it grows. Its session alone writes; <see cref="Current"/> is safe to read from anywhere.</summary>
internal sealed class AttemptState(SubmissionEndpoint endpoint, CheckClock clock, SecretScrubber scrubber, Action<Attempt, StageReport?> changed)
{
    /// <summary>A server can offer thousands.</summary>
    private const int MaxMechanisms = 50;

    private readonly Lock _lock = new();
    private readonly List<StageReport> _stages = [];

    public Attempt Current { get; private set; } = new() { Endpoint = endpoint };

    public Transcript Transcript { get; } = new(scrubber);

    public void Begin(Stage stage) => Publish(attempt => attempt, () =>
    {
        var report = new StageReport(stage, null, clock.ElapsedMs);
        _stages.Add(report);
        return report;
    });

    public void End(StageOutcome outcome, string? finding = null, string? reply = null) => Publish(attempt => attempt, () => _stages[^1] = _stages[^1] with
    {
        Outcome = outcome,
        DurationMs = clock.ElapsedMs - _stages[^1].StartedMs,
        Finding = finding,
        Reply = reply is null ? null : Shown(reply),
    });

    /// <summary>A new connection begins: the stages of the one before are no longer what is shown.</summary>
    public void Restart() => Publish(attempt => attempt with { AtGate = false }, () =>
    {
        _stages.Clear();
        return null;
    });

    public void Warn(Finding warning) => Update(attempt => attempt.Warnings.Any(known => known.Code == warning.Code) ? attempt : attempt with { Warnings = [.. attempt.Warnings, Safe(warning)] });

    public void Update(Func<Attempt, Attempt> change) => Publish(change, () => null);

    /// <summary>Hides what is about to be sent in a sign-in wherever the server repeats it.</summary>
    public void Learn(string sent) => scrubber.Learn(sent);

    /// <summary>The finding as it may be shown: whatever a server can fill with words of its own is cleaned and scrubbed, and of many mechanisms the first.</summary>
    public Finding Safe(Finding finding)
    {
        var evidence = finding.Evidence;
        if (evidence.Mechanisms is { Count: > MaxMechanisms } many) evidence = evidence with { Mechanisms = [.. many.Take(MaxMechanisms)] };
        return finding with { Evidence = evidence.WithTexts(Shown) };
    }

    /// <summary>The certificate's facts as they may be shown.</summary>
    public CertificateFacts Safe(CertificateFacts facts) => facts.WithTexts(Shown);

    /// <summary>The server's words as they may be shown.</summary>
    public string Shown(string text) => ServerText.CleanLines(scrubber.Scrub(ServerText.CleanLines(text, ReplyParser.MaxReply)));

    // A second look writes beside the session: one at a time, and what is told keeps the order.
    private void Publish(Func<Attempt, Attempt> change, Func<StageReport?> changeStage)
    {
        lock (_lock)
        {
            var stage = changeStage();
            Current = change(Current) with { Stages = [.. _stages], Transcript = Transcript.Lines };
            changed(Current, stage);
        }
    }
}
