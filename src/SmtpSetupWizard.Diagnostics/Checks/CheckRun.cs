using System.Net;
using System.Threading.Channels;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>One check under way: it alone talks to the gate, in one loop, and keeps the report.</summary>
internal sealed class CheckRun(SubmissionCheck check, IHostResolver resolver, CheckClock clock, CheckRunnerOptions options, Action<CheckEvent>? observe)
{
    /// <summary>When nothing has connected after this, the host itself is looked at.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private readonly SecretScrubber _scrubber = new(check.Credentials);
    private readonly Channel<GateEvent> _events = Channel.CreateUnbounded<GateEvent>(new() { SingleReader = true });
    private CheckReport _report = new() { Host = check.Host };
    private AttemptRunner[] _attempts = [];
    private Task<Finding?>? _cause;

    /// <summary>The one look-up. Null when there is nothing to connect to: the report then says why.</summary>
    public async Task<ResolvedHost?> ResolveAsync(CancellationToken total, CancellationToken cancelled)
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
        var context = new AttemptContext(check.Host, target, new DualStackConnector(clock.Time), new NamesOfSameHost(resolver, target, clock.Time), new JudgedCertificates(check.Host, target, clock.Time), limits, clock, EhloName(), total, cancelled);
        Update(report => report with { Attempts = [.. check.Endpoints.Select(endpoint => new Attempt { Endpoint = endpoint })] });
        _attempts = [.. check.Endpoints.Select((endpoint, index) => new AttemptRunner(
            index, check, context, new AttemptState(endpoint, clock, _scrubber, (attempt, stage) => Changed(index, attempt, stage)), happened => _events.Writer.TryWrite(happened)))];
        var running = Task.WhenAll(_attempts.Select(attempt => attempt.RunAsync()));
        var guarding = GuardAsync(context);
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
        Verdict = report.Verdict is { } verdict ? verdict with { Also = VerdictRules.Also(report.Attempts, verdict.Attempt) } : null,
    });

    private async Task GuardAsync(AttemptContext context)
    {
        var gate = new SignInGate(_attempts.Length);
        var overtaken = new bool[_attempts.Length];
        using var ended = new CancellationTokenSource();
        _ = ProbeIfSilentAsync(context, ended.Token);
        await foreach (var happened in _events.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (happened is Reached(var ready)) _ = WaitLongAsync(ready, context.Limits, ended.Token);
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
                    case Decide({ } decider):
                        DecideBy(decider, overtaken[decider]);
                        break;
                    case Decide { Endpoint: null }:
                        await DecideOnFailuresAsync(context);
                        break;
                }
            }
        }

        await ended.CancelAsync();
    }

    private void DecideBy(int decider, bool overtaken)
    {
        var attempts = Known();
        Decide(VerdictRules.Of(check, attempts, decider, overtaken, clock.ElapsedMs));
        var refused = check.Credentials is not null && !attempts[decider].Stages.Any(stage => stage is { Stage: Stage.Auth, Outcome: StageOutcome.Ok });
        foreach (var attempt in _attempts) attempt.Stop(refused ? "not_tried.credentials_rejected" : "not_tried.already_working");
    }

    private async Task DecideOnFailuresAsync(AttemptContext context)
    {
        if (context.Cancelled.IsCancellationRequested) return;
        var attempts = Known();
        if (attempts.Index().FirstOrDefault(attempt => attempt.Item.Outcome is AttemptOutcome.Passed) is { Item: not null } working)
        {
            Decide(VerdictRules.Of(check, attempts, working.Index, overtaken: false, clock.ElapsedMs));
            return;
        }

        var cause = VerdictRules.NothingSpokeSmtp(attempts) ? await BetterCauseAsync(context) : null;
        if (cause?.Code == "network.checker_blocked" && attempts.Any(attempt => attempt.Finding?.Code != "connect.timeout")) cause = null;
        if (context.Cancelled.IsCancellationRequested) return;
        Decide(cause is null ? VerdictRules.OfFailures(attempts, clock.ElapsedMs) : VerdictRules.OfCause(cause, attempts, clock.ElapsedMs));
    }

    /// <summary>Looks at what the host is while the endpoints are still silent, so that the verdict need not wait.</summary>
    private async Task ProbeIfSilentAsync(AttemptContext context, CancellationToken ended)
    {
        try
        {
            await Task.Delay(Silence, clock.Time, ended);
            if (Known().All(attempt => attempt.Address is null)) await BetterCauseAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The check has ended.
        }
    }

    /// <summary>A better cause than silence, asked for once: what the host is, or that our own network blocks the ports.</summary>
    private Task<Finding?> BetterCauseAsync(AttemptContext context)
    {
        lock (_lock) return _cause ??= Task.Run(() => LookAsync(context));
    }

    private async Task<Finding?> LookAsync(AttemptContext context)
    {
        var reference = Known().All(attempt => attempt.Outcome is null || attempt.Finding?.Code == "connect.timeout")
            ? ReferenceProbe.RunAsync(resolver, options.ReferenceHosts, check.Endpoints, context) : Task.FromResult<Finding?>(null);
        return await HostProbe.RunAsync(context) ?? await reference;
    }

    private IReadOnlyList<Attempt> Known() => [.. _attempts.Select(attempt => attempt.Current)];

    private void Decide(Verdict verdict)
    {
        lock (_lock) Publish(new VerdictDecided(Update(report => report with { Verdict = verdict }), verdict));
    }

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
