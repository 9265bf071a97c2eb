using Microsoft.Extensions.Time.Testing;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

/// <summary>Runs asynchronous code on one thread while time is moved by hand, millisecond by millisecond: what happens when is exact.</summary>
internal sealed class VirtualTime : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public FakeTimeProvider Provider { get; } = new();

    public int ElapsedMs { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_posted) _posted.Enqueue((d, state));
    }

    /// <summary>Starts <paramref name="work"/> and moves time until it has ended.</summary>
    public T Run<T>(Func<Task<T>> work, int atMostMs = 60_000)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            Drain();
            while (!task.IsCompleted && ElapsedMs < atMostMs) Step();
            Assert.True(task.IsCompleted, "It never ended.");
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        ElapsedMs++;
        Provider.Advance(TimeSpan.FromMilliseconds(1));
        Drain();
    }

    private void Drain()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) next;
            lock (_posted)
            {
                if (!_posted.TryDequeue(out next)) return;
            }

            next.Callback(next.State);
        }
    }
}
