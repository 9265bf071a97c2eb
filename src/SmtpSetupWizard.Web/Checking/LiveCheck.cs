using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>A check that waits or runs on this node. It holds no secret.</summary>
public sealed class LiveCheck
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly TaskCompletionSource<Limited?> _admission = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ReportView _accepted;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LiveState _state;
    private int _claimed, _answered;

    /// <param name="accepted">As it was accepted.</param>
    /// <param name="pass">What the client's limits count it by.</param>
    public LiveCheck(ReportView accepted, ClientPass pass)
    {
        _accepted = accepted;
        Pass = pass;
        TokenHash = ReportToken.Hash(accepted.Token);
        _state = new(ReportStatus.Queued, accepted.Report, [], _changed.Task);
    }

    public byte[] TokenHash { get; }
    public ClientPass Pass { get; }
    public LiveState State => _state;

    /// <summary>The person's cancel.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>Ends when the target's limits were asked: null when they let it pass.</summary>
    public Task<Limited?> Admission => _admission.Task;

    /// <summary>What a reader sees now.</summary>
    public ReportView View(LiveState state) => _accepted with { Status = state.Status, Report = state.Report };

    /// <summary>What the owner set about the link holds for those who follow, too.</summary>
    public void Share(SharingChange change)
    {
        lock (_gate)
            _accepted = _accepted with { ShowAddresses = change.ShowAddresses ?? _accepted.ShowAddresses, ExpiresAt = change.ExpiresAt ?? _accepted.ExpiresAt };
    }

    /// <summary>The right to run it, or to end it before it runs: whoever comes first has it.</summary>
    public bool TryClaim() => Interlocked.Exchange(ref _claimed, 1) == 0;

    /// <summary>The right to tell the one who submitted it what became of it: accepted, or turned away. Whoever comes first has it.</summary>
    public bool TryAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    public void Cancel() => _cancel.Cancel();

    public void Admit() => _admission.TrySetResult(null);

    public void TurnAway(Limited limit) => _admission.TrySetResult(limit);

    public void Start() => Change(state => state with { Status = ReportStatus.Running });

    public void Observe(CheckEvent known) => Change(state => state with
    {
        Report = known.Report,
        Events = LiveEvent.Of(known) is { } step ? state.Events.Add(step) : state.Events,
    });

    /// <param name="status">Completed, cancelled or interrupted.</param>
    public void End(ReportStatus status, CheckReport report)
    {
        Change(state => state with { Status = status, Report = report });
        _admission.TrySetResult(null);
    }

    private void Change(Func<LiveState, LiveState> change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_state.Ended) return;
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var next = change(_state);
            _state = next with { Changed = next.Ended ? Task.CompletedTask : _changed.Task };
        }

        changed.SetResult();
    }
}
