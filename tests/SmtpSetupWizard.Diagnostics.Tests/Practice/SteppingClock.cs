using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace SmtpSetupWizard.Diagnostics.Tests.Practice;

/// <summary>
/// A clock that goes on, in small steps, only while the process has nothing to do: what takes computing takes no time, and what waits for a time-out does not
/// wait for it.
/// </summary>
/// <remarks>Tests that use it stand in the collection of its name, which runs alone: other tests would keep it from going on.</remarks>
[CollectionDefinition(nameof(SteppingClock), DisableParallelization = true)]
public sealed class SteppingClock
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Real time after which it goes on although something is busy: nothing may wait for ever.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(3);

    private SteppingClock()
    {
    }

    /// <summary>Starts at the real date, which certificates are judged by.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public static async Task<T> RunAsync<T>(Func<TimeProvider, Task<T>> work)
    {
        var clock = new SteppingClock();
        var task = Task.Run(() => work(clock.Time));
        var thread = new Thread(() => clock.GoOnUntil(task)) { IsBackground = true, Name = nameof(SteppingClock) };
        thread.Start();
        return await task;
    }

    private void GoOnUntil(Task task)
    {
        var held = Stopwatch.GetTimestamp();
        while (!task.IsCompleted)
        {
            if (Idle() || Stopwatch.GetElapsedTime(held) > LongestHold)
            {
                Time.Advance(Step);
                held = Stopwatch.GetTimestamp();
            }

            Thread.Yield();
        }
    }

    /// <summary>Whether no thread of the pool works, twice in a row: a piece of work may be on its way from one to the next.</summary>
    private static bool Idle()
    {
        for (var look = 0; look < 3; look++)
        {
            ThreadPool.GetMaxThreads(out var most, out _);
            ThreadPool.GetAvailableThreads(out var available, out _);
            if (available < most || ThreadPool.PendingWorkItemCount > 0) return false;
            Thread.Yield();
        }

        return true;
    }
}
