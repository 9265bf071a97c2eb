namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>The time limit of each stage and of the whole check.</summary>
public sealed record CheckLimits
{
    public static CheckLimits Default { get; } = new();

    public TimeSpan Resolve { get; init; } = TimeSpan.FromSeconds(8);
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(8);
    public TimeSpan Greeting { get; init; } = TimeSpan.FromSeconds(12);
    public TimeSpan Command { get; init; } = TimeSpan.FromSeconds(10);
    public TimeSpan Tls { get; init; } = TimeSpan.FromSeconds(8);
    public TimeSpan Auth { get; init; } = TimeSpan.FromSeconds(20);
    public TimeSpan Envelope { get; init; } = TimeSpan.FromSeconds(20);
    public TimeSpan Message { get; init; } = TimeSpan.FromSeconds(30);
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a ready endpoint waits for a preferred one that has not reached the gate.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>The silence on a STARTTLS port after which a second connection tries TLS at once.</summary>
    public TimeSpan SecondLook { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A greeting slower than this is a warning.</summary>
    public TimeSpan SlowGreeting { get; init; } = TimeSpan.FromSeconds(5);
}
