using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Hosts that have no address, or do not answer.</summary>
internal static class ReachScenarios
{
    private static readonly CheckLimits ShortConnect = CheckLimits.Default with { Connect = Scenario.Soon };

    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        Unresolved("resolve.not_found"),
        Unresolved("resolve.no_address"),
        Unresolved("resolve.failed"),
        Unresolved("resolve.blocked_address"),
        Scenario.Everywhere("connect.refused", PortBehaviour.Refused),
        Scenario.Everywhere("connect.timeout", PortBehaviour.Dropped, ShortConnect),
        Scenario.Everywhere("connect.unreachable", PortBehaviour.Unreachable),
        DualStack("connect.ipv6_broken", PortBehaviour.Dropped),
        DualStack("connect.ipv6_broken", PortBehaviour.Refused).As("connect-ipv6-refused"),
    ];

    private static PracticeScenario Unresolved(string code) =>
        new() { Host = PracticeScenario.HostOf(code), Finding = code, ResolveFinding = code, Addresses = [] };

    private static PracticeScenario DualStack(string finding, PortBehaviour onIpv6) => Scenario.On(finding, SmtpScript.Good) with
    {
        Addresses = [IPAddress.Parse("2001:db8::25"), IPAddress.Parse("192.0.2.25")],
        Port = call => call.Address.AddressFamily == AddressFamily.InterNetworkV6 ? onIpv6 : Scenario.Speaking(call, SmtpScript.Good),
    };
}
