namespace SmtpSetupWizard.EndToEnd.Tests;

/// <summary>Waits for what another process does in its own time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task HoldsAsync(Func<bool> condition) =>
        await HoldsAsync(() => Task.FromResult(condition()));

    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Longest, "It did not come to hold in time");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
