namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>Counts from the beginning of a check.</summary>
internal sealed class CheckClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeProvider Time => time;

    /// <summary>Whole milliseconds since the check began.</summary>
    public int ElapsedMs => (int)time.GetElapsedTime(_start).TotalMilliseconds;
}
