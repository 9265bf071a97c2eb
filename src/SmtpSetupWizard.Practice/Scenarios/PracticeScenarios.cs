namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Every practice host there is.</summary>
public static class PracticeScenarios
{
    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        .. ReachScenarios.All,
        .. GreetingScenarios.All,
        .. TlsScenarios.All,
        .. AuthScenarios.All,
        .. EnvelopeScenarios.All,
        .. HostScenarios.All,
        .. ReadyScenarios.All,
    ];

    private static readonly Dictionary<string, PracticeScenario> ByHost = All.ToDictionary(scenario => scenario.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>The one whose host is <paramref name="label"/>, or the code <paramref name="label"/>, under <c>practice.test</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static PracticeScenario Get(string label) => ByHost[PracticeScenario.HostOf(label)];
}
