using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Discovery.Sources;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>Makes candidates of what the sources said, for one address: the domain's own word before what its MX lets conclude, a guess last.</summary>
internal static class Candidates
{
    private const int Most = 8;
    private const int MaxUserName = 256;

    /// <summary>Of a provider whose own domain it is; none where only the MX tells the host.</summary>
    public static IReadOnlyList<DiscoveryCandidate> OfPreset(Provider provider, TypedAddress address) =>
        [.. provider.Smtp.Where(host => host.IsWhole).OrderBy(host => host.ForOwnDomains).Select(host => Known(host.Host, host.Endpoints, DiscoverySource.Preset, provider, address))];

    /// <param name="preset">Whose own domain it is, if that is known.</param>
    public static IReadOnlyList<DiscoveryCandidate> Of(TypedAddress address, Provider? preset, FoundFacts facts, EgressPolicy policy)
    {
        var found = preset is null ? [] : OfPreset(preset, address)
            .Concat(facts.Mx is { } own ? OfMx(own, preset, address).Where(candidate => candidate.Provider == preset).Select(candidate => candidate with { Source = DiscoverySource.Preset }) : []);
        if (facts.Srv is { } srv) found = found.Concat(OfSrv(srv, address));
        if ((facts.Autoconfig is { Servers.Count: > 0 } document ? document : facts.WellKnown) is { } autoconfig) found = found.Concat(OfAutoconfig(autoconfig, address, policy));
        if (facts.Mx is { } mx) found = found.Concat(OfMx(mx, preset: null, address));
        if (facts.Srv is not { NotOffered: true } && facts.Mx is not { RefusesMail: true }) found = found.Concat(OfNames(facts, address));
        return [.. found.DistinctBy(candidate => candidate.Host, StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<DiscoveryCandidate> OfSrv(SrvFacts srv, TypedAddress address) =>
        srv.Servers.GroupBy(server => server.Host, StringComparer.Ordinal).Select(host => Domain(
            host.Key,
            // Where the records do not prefer one, the product's order holds.
            [.. host.OrderBy(server => server.Priority).ThenBy(server => server.Tls).Select(server => new SubmissionEndpoint(server.Port, server.Tls)).Distinct()],
            DiscoverySource.Srv,
            address));

    private static IEnumerable<DiscoveryCandidate> OfAutoconfig(AutoconfigFacts document, TypedAddress address, EgressPolicy policy)
    {
        var servers = from server in document.Servers
                      where policy.IsPortAllowed(server.Port)
                      let host = DnsName.TryHost(Fill(server.Host, address), out var name) && (policy.AllowsPrivateAddresses || !LocalNames.LeadsInside(name)) ? name : null
                      where host is not null
                      group server by host;
        foreach (var host in servers)
        {
            var first = host.First();
            var userName = first.UserName is { } template && Fill(template, address) is { Length: <= MaxUserName } filled && !filled.Any(char.IsControl) ? filled : null;
            var candidate = Domain(host.Key, [.. host.Select(server => new SubmissionEndpoint(server.Port, server.Tls)).Distinct()], DiscoverySource.Autoconfig, address);
            yield return candidate with
            {
                Because = document.From,
                UserName = userName ?? candidate.UserName,
                Password = candidate.Provider?.Password ?? first.Password ?? PasswordKind.Account,
            };
        }
    }

    /// <summary>What the format lets a document say for everybody.</summary>
    private static string Fill(string text, TypedAddress address) => text
        .Replace("%EMAILADDRESS%", address.Ascii, StringComparison.Ordinal)
        .Replace("%EMAILLOCALPART%", address.Local, StringComparison.Ordinal)
        .Replace("%EMAILDOMAIN%", address.Domain, StringComparison.Ordinal);

    private static IEnumerable<DiscoveryCandidate> OfMx(MxFacts mx, Provider? preset, TypedAddress address)
    {
        foreach (var host in mx.Hosts)
        {
            if (Providers.OfMx(host) is not { } provider || (preset is not null && provider != preset)) continue;
            return provider.Smtp.Where(known => known.IsWhole || known.Host == PresetHost.Mx).OrderByDescending(known => known.ForOwnDomains)
                .Select(known => Known(known.IsWhole ? known.Host : host, known.Endpoints, DiscoverySource.Mx, provider, address) with { Because = host });
        }

        return [];
    }

    private static IEnumerable<DiscoveryCandidate> OfNames(FoundFacts facts, TypedAddress address)
    {
        if (facts.Names is not { } names) return [];

        // A small server takes mail in and out under one name.
        var own = facts.Mx?.Hosts.Where(host => host.EndsWith("." + address.Domain, StringComparison.Ordinal)).Take(1) ?? [];
        return names.Hosts.Concat(own).Select(host => Domain(host, SubmissionEndpoint.Defaults, DiscoverySource.Guess, address));
    }

    private static DiscoveryCandidate Known(string host, IReadOnlyList<SubmissionEndpoint> endpoints, DiscoverySource source, Provider provider, TypedAddress address) =>
        new(host, endpoints, source) { Provider = provider, UserName = provider.UserNameOf(address), Password = provider.Password };

    /// <summary>A host that the domain names; it can be a known provider's.</summary>
    private static DiscoveryCandidate Domain(string host, IReadOnlyList<SubmissionEndpoint> endpoints, DiscoverySource source, TypedAddress address) =>
        Providers.OfSmtpHost(host) is { } provider
            ? Known(host, endpoints, source, provider, address)
            : new(host, endpoints, source) { UserName = address.Ascii, Password = PasswordKind.Account };
}
