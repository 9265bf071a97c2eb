using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Practice.Certificates;
using SmtpSetupWizard.Practice.Scenarios;

namespace SmtpSetupWizard.Practice;

/// <summary>Answers names under <c>.practice.test</c> from memory and leaves every other name to <paramref name="inner"/>.</summary>
/// <param name="inner">What looks up every other host.</param>
/// <param name="log">Where tests read what the servers received; null keeps nothing.</param>
/// <param name="latency">How far away the servers are: half a round trip.</param>
/// <param name="scenarios">Instead of <see cref="PracticeScenarios.All"/>.</param>
public sealed class PracticeResolver(
    IHostResolver inner, TimeProvider time, PracticeLog? log = null, IEnumerable<PracticeScenario>? scenarios = null, TimeSpan latency = default) : IHostResolver
{
    private readonly Dictionary<string, PracticeScenario> _hosts =
        (scenarios ?? PracticeScenarios.All).ToDictionary(scenario => scenario.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="host"/> is a practice name, known or not. Such names are never looked up in DNS (RFC 6761 section 6.2).</summary>
    public static bool IsPracticeName(string host) =>
        host.EndsWith("." + PracticeScenario.Domain, StringComparison.OrdinalIgnoreCase) || host.Equals(PracticeScenario.Domain, StringComparison.OrdinalIgnoreCase);

    public async ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (!IsPracticeName(host)) return await inner.ResolveAsync(host, cancellationToken);
        if (!_hosts.TryGetValue(host, out var scenario)) return ResolvedHost.Failed("resolve.not_found");
        if (scenario.ResolveFinding is { } code) return ResolvedHost.Failed(code);
        return new ResolvedHost
        {
            Addresses = scenario.Addresses,
            Connector = new PracticeServer(scenario, time, log, latency),
            TrustedRoots = [.. PracticeAuthority.Current.Roots],
            OnlyTrustedRoots = true,
            Limits = scenario.Limits,
        };
    }
}
