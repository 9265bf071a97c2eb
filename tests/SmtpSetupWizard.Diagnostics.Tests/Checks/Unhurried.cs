using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Tests.Checks;

/// <summary>Limits for tests on the real clock that are about something else: a busy machine is no silent server.</summary>
internal static class Unhurried
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(3);

    public static CheckRunnerOptions Options { get; } = new()
    {
        Limits = new() { Resolve = Long, Connect = Long, Greeting = Long, Command = Long, Tls = Long, Auth = Long, Envelope = Long, Message = Long, Total = Long, SecondLook = Long, SlowGreeting = Long },
    };
}
