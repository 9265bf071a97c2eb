using System.Net;
using System.Threading.Channels;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>One check under way: it alone talks to the gate, in one loop, and keeps the report.</summary>
internal sealed class CheckRun(SubmissionCheck check, CheckClock clock, CheckRunnerOptions options, Action<CheckEvent>? observe)
{
    private readonly Lock _lock = new();
    private readonly SecretScrubber _scrubber = new(check.Credentials);
    private readonly Channel<GateEvent> _events = Channel.CreateUnbounded<GateEvent>(new() { SingleReader = true });
    private CheckReport _report = new() { Host = check.Host };
    private AttemptRunner[] _attempts = [];

    /// <summary>The one look-up. Null when there is nothing to connect to: the report then says why.</summary>
    public async Task<ResolvedHost?> ResolveAsync(IHostResolver resolver, CancellationToken total, CancellationToken cancelled)
    {
        using var deadline = new CancellationTokenSource(options.Limits.Resolve, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, total, cancelled);
        ResolvedHost host;
        try
        {
            host = await resolver.ResolveAsync(check.Host, either.Token).AsTask().WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            Update(report => report with { Cancelled = true });
            return null;
        }
        catch (OperationCanceledException)
        {
            host = ResolvedHost.Failed("resolve.failed");
        }

        var resolution = new Resolution([.. host.Addresses.Select(address => address.ToString())], clock.ElapsedMs, host.Finding);
        Publish(new HostResolved(Update(report => report with { Resolution = resolution })));
        if (host.Finding is not { } finding) return host;
        Decide(new(VerdictOutcome.Failed, finding, null, [], null, clock.ElapsedMs));
        return null;
    }

    public async Task<CheckReport> TryEndpointsAsync(ResolvedHost target, CancellationToken total, CancellationToken cancelled)
    {
        var limits = target.Limits ?? options.Limits;
        var context = new AttemptContext(check.Host, target, new DualStackConnector(clock.Time), limits, clock, EhloName(), total, cancelled);
        Update(report => report with { Attempts = [.. check.Endpoints.Select(endpoint => new Attempt { Endpoint = endpoint })] });
        _attempts = [.. check.Endpoints.Select((endpoint, index) => new AttemptRunner(
            index, check, context, new AttemptState(endpoint, clock, _scrubber, (attempt, stage) => Changed(index, attempt, stage)), happened => _events.Writer.TryWrite(happened)))];
        var running = Task.WhenAll(_attempts.Select(attempt => attempt.RunAsync()));
        var guarding = GuardAsync(limits, cancelled);
        try
        {
            await running;
        }
        finally
        {
            _events.Writer.TryComplete();
        }

        await guarding;
        return Completed(cancelled.IsCancellationRequested);
    }

    /// <summary>The report of a check that has ended.</summary>
    public CheckReport Completed(bool cancelled = false) => Update(report => report with
    {
        DurationMs = clock.ElapsedMs,
        Cancelled = report.Cancelled || (cancelled && report.Verdict is null),
        Verdict = report.Verdict is { Attempt: { } decider } verdict ? verdict with { Also = VerdictRules.Also(report.Attempts, decider) } : report.Verdict,
    });

    private async Task GuardAsync(CheckLimits limits, CancellationToken cancelled)
    {
        var gate = new SignInGate(_attempts.Length);
        var overtaken = new bool[_attempts.Length];
        using var ended = new CancellationTokenSource();
        await foreach (var happened in _events.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (happened is Reached(var ready)) _ = WaitLongAsync(ready, limits, ended.Token);
            foreach (var action in gate.Apply(happened))
            {
                switch (action)
                {
                    case HandOver(var next):
                        overtaken[next] = Enumerable.Range(0, next).Any(gate.IsUnderWay);
                        _attempts[next].HandOver();
                        break;
                    case Reopen(var next):
                        _attempts[next].Reopen();
                        break;
                    case Decide(var decider):
                        Decide(decider, decider is { } index && overtaken[index], cancelled);
                        break;
                }
            }
        }

        await ended.CancelAsync();
    }

    private void Decide(int? decider, bool overtaken, CancellationToken cancelled)
    {
        IReadOnlyList<Attempt> attempts = [.. _attempts.Select(attempt => attempt.Current)];
        var verdict = decider is { } index ? VerdictRules.Of(check, attempts, index, overtaken, clock.ElapsedMs)
            : cancelled.IsCancellationRequested ? null : VerdictRules.OfFailures(attempts, clock.ElapsedMs);
        if (verdict is not null) Decide(verdict);
        var refused = decider is { } holder && !attempts[holder].Stages.Any(stage => stage is { Stage: Stage.Auth, Outcome: StageOutcome.Ok }) && check.Credentials is not null;
        var why = refused ? "not_tried.credentials_rejected" : "not_tried.already_working";
        foreach (var attempt in _attempts) attempt.Stop(why);
    }

    private void Decide(Verdict verdict) => Publish(new VerdictDecided(Update(report => report with { Verdict = verdict }), verdict));

    private async Task WaitLongAsync(int endpoint, CheckLimits limits, CancellationToken ended)
    {
        try
        {
            await Task.Delay(limits.Patience, clock.Time, ended);
            _events.Writer.TryWrite(new WaitedLong(endpoint));
        }
        catch (OperationCanceledException)
        {
            // The check has ended.
        }
    }

    private void Changed(int index, Attempt attempt, StageReport? stage)
    {
        lock (_lock)
        {
            var report = Update(known => known with { Attempts = [.. known.Attempts.Select((old, at) => at == index ? attempt : old)] });
            Publish(stage is null ? new AttemptChanged(report, index) : new StageChanged(report, index, stage));
        }
    }

    private CheckReport Update(Func<CheckReport, CheckReport> change)
    {
        lock (_lock) return _report = change(_report);
    }

    private void Publish(CheckEvent happened)
    {
        lock (_lock) observe?.Invoke(happened);
    }

    /// <summary>Many servers refuse a name without a dot.</summary>
    private string? EhloName() => options.EhloName.Contains('.', StringComparison.Ordinal) ? options.EhloName : null;
}
