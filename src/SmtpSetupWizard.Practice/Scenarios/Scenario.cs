using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Makes scenarios of the usual shapes.</summary>
internal static class Scenario
{
    private static readonly int[] StarttlsPorts = [587, 588, 2525, 2526, 2587, 8025, 25, 26];
    private static readonly int[] ImplicitPorts = [465, 2465, 8465];

    /// <summary>Every submission port speaks <paramref name="script"/>.</summary>
    public static PracticeScenario On(string finding, SmtpScript script, Need need = Need.Credentials) => new()
    {
        Host = PracticeScenario.HostOf(finding),
        Finding = finding,
        Need = need,
        Port = call => IsSubmission(call) ? new OpenPort(script, call.ImplicitTls) : PortBehaviour.Refused,
    };

    public static bool IsSubmission(PracticeCall call) => IsStarttls(call) || IsImplicit(call);

    public static bool IsStarttls(PracticeCall call) => StarttlsPorts.Contains(call.Port);

    public static bool IsImplicit(PracticeCall call) => ImplicitPorts.Contains(call.Port);
}
