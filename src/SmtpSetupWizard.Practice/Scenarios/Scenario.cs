using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Makes scenarios of the usual shapes.</summary>
internal static class Scenario
{
    /// <summary>How long a practised silence lasts before it is a finding.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private static readonly int[] StarttlsPorts = [587, 588, 2525, 2526, 2587, 8025, 25, 26];
    private static readonly int[] ImplicitPorts = [465, 2465, 8465];

    /// <summary>Every submission port speaks <paramref name="script"/>.</summary>
    public static PracticeScenario On(string finding, SmtpScript script, Need need = Need.Credentials, CheckLimits? limits = null) =>
        new() { Host = PracticeScenario.HostOf(finding), Finding = finding, Need = need, Limits = limits, Port = call => Speaking(call, script) };

    /// <summary>Only the ports that begin in clear speak: the finding has no place on the others.</summary>
    public static PracticeScenario OnStarttls(string finding, SmtpScript script, CheckLimits? limits = null) =>
        On(finding, script, limits: limits) with { Port = call => IsImplicit(call) ? PortBehaviour.Refused : Speaking(call, script) };

    /// <summary>The same on every submission port, and no dialogue.</summary>
    public static PracticeScenario Everywhere(string finding, PortBehaviour behaviour, CheckLimits? limits = null) =>
        new() { Host = PracticeScenario.HostOf(finding), Finding = finding, Need = Need.Credentials, Limits = limits, Port = call => IsSubmission(call) ? behaviour : PortBehaviour.Refused };

    /// <summary>Another host that shows <paramref name="scenario"/>'s finding.</summary>
    public static PracticeScenario As(this PracticeScenario scenario, string label) => scenario with { Host = PracticeScenario.HostOf(label) };

    public static PortBehaviour Speaking(PracticeCall call, SmtpScript script) =>
        IsSubmission(call) ? new OpenPort(script, call.ImplicitTls) : PortBehaviour.Refused;

    public static bool IsSubmission(PracticeCall call) => IsStarttls(call) || IsImplicit(call);

    public static bool IsStarttls(PracticeCall call) => StarttlsPorts.Contains(call.Port);

    public static bool IsImplicit(PracticeCall call) => ImplicitPorts.Contains(call.Port);
}
