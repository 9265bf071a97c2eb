namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>What a source said, and for how long that holds; zero when it said nothing.</summary>
internal sealed record Answered<T>(T Facts, TimeSpan TimeToLive);
