using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Hosts where mail can be sent, at once or by a fallback.</summary>
internal static class ReadyScenarios
{
    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        Scenario.On("ready.sent", SmtpScript.Good, Need.TestMessage),
        Scenario.On("ready.envelope_accepted", SmtpScript.Good, Need.Envelope),
        Scenario.On("ready.authenticated", SmtpScript.Good),
        Scenario.On("ready.connection", SmtpScript.Good, Need.Connection),
        Fallback("fallback-2525", call => call.Port == 587 ? PortBehaviour.Dropped : Scenario.Speaking(call, SmtpScript.Good)) with
        {
            Limits = CheckLimits.Default with { Connect = TimeSpan.FromSeconds(4) },
        },
        Fallback("fallback-465", call => Scenario.IsImplicit(call) ? new OpenPort(SmtpScript.Good, ImplicitTls: true) : PortBehaviour.Refused),
    ];

    private static PracticeScenario Fallback(string label, Func<PracticeCall, PortBehaviour> port) =>
        new() { Host = PracticeScenario.HostOf(label), Finding = "ready.authenticated", Port = port };
}
