using System.Diagnostics;

namespace SmtpSetupWizard.Diagnostics.Tests.Practice;

/// <summary>Waits for what other threads are about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Longest, "It did not come true.");
            await Task.Yield();
        }
    }
}
