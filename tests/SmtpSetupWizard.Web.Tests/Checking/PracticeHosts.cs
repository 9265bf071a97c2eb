using System.Net;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Practice.Scenarios;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Web.Tests.Checking;

/// <summary>Practice servers whose sessions a test can look into, and one host that hangs until it is released.</summary>
public sealed class PracticeHosts : IHostResolver
{
    public const string Good = "ready-authenticated.practice.test";
    public const string Refusing = "auth-invalid-credentials.practice.test";

    /// <summary>A host that greets and then says nothing more.</summary>
    public const string Silent = "silent.practice.test";

    /// <summary>A host that repeats the address of ann@practice.test wherever it can, and then refuses her as a recipient.</summary>
    public const string Repeating = "repeating.practice.test";

    private readonly PracticeResolver _resolver;

    public PracticeHosts(TimeProvider? time = null)
    {
        var silent = new PracticeScenario
        {
            Host = Silent,
            Finding = "hello.timeout",
            Addresses = [IPAddress.Parse("192.0.2.26")],
            Port = call => new OpenPort(SmtpScript.Good with { Hello = Answer.Silence }, call.Port == 465),
        };
        var repeating = new PracticeScenario
        {
            Host = Repeating,
            Finding = "recipient.unknown",
            Addresses = [IPAddress.Parse("192.0.2.27")],
            Port = call => new OpenPort(
                SmtpScript.Good with
                {
                    Greeting = "220 repeating.practice.test hello user=ann",
                    Keywords = ["PIPELINING", "AUTH PLAIN LOGIN", "XWHO ann@practice.test"],
                    Auth = "235 2.7.0 welcome ANN@practice.test",
                    Mail = "250 2.1.0 <ann@practice.test> fine",
                    Recipient = Answer.Lines(550, ["5.1.1 <ann@practice.test>: user ann unknown", "5.1.1 see https://practice.test/?who=ann%40practice.test or ann+40practice.test"]),
                },
                call.Port == 465),
        };
        _resolver = new(new NoOtherHosts(), time ?? TimeProvider.System, Log, [.. PracticeScenarios.All, silent, repeating]);
    }

    public PracticeLog Log { get; } = new();

    public ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken) => _resolver.ResolveAsync(host, cancellationToken);

    private sealed class NoOtherHosts : IHostResolver
    {
        public ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken) => new(ResolvedHost.Failed("resolve.not_found"));
    }
}
