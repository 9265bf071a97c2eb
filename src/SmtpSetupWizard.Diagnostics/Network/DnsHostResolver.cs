using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Looks real hosts up in DNS. Names that lead inside are asked for only where private addresses are allowed, and then of the system.</summary>
public sealed class DnsHostResolver(EgressPolicy policy, DnsHostResolverOptions options, TimeProvider time) : IHostResolver
{
    private const int MaxAddresses = 4;

    private readonly DnsAddresses _dns = new(options, time);
    private readonly TcpConnector _connector = new(policy);

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;

        // Every spelling that the system would take as an address is one here, too.
        if (IPAddress.TryParse(name, out var literal)) return Judge([literal]);
        if (!policy.AllowsPrivateAddresses)
        {
            if (LocalNames.LeadsInside(name)) return ResolvedHost.Failed("resolve.blocked_address");
            if (LocalNames.ExistsNowhere(name)) return ResolvedHost.Failed("resolve.not_found");
        }

        var answer = await LookUpAsync(name, cancellationToken);
        return answer.Outcome switch
        {
            AddressOutcome.Found => Judge(answer.Addresses),
            AddressOutcome.NotFound => ResolvedHost.Failed("resolve.not_found"),
            AddressOutcome.NoAddress => ResolvedHost.Failed("resolve.no_address"),
            _ => ResolvedHost.Failed("resolve.failed"),
        };
    }

    private async Task<AddressAnswer> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        if (!policy.AllowsPrivateAddresses) return await _dns.LookUpAsync(name, cancellationToken);
        if (LocalNames.LeadsInside(name)) return await SystemAddresses.LookUpAsync(name, cancellationToken);
        var answer = await _dns.LookUpAsync(name, cancellationToken);

        // Where no other name servers are set, the hosts file may know it.
        return answer.Outcome == AddressOutcome.Found || options.DnsServers.Count > 0
            ? answer
            : await SystemAddresses.LookUpAsync(name, cancellationToken);
    }

    private ResolvedHost Judge(IReadOnlyList<IPAddress> addresses)
    {
        var allowed = addresses.Where(policy.IsAllowed).Select(EgressPolicy.Canonical).Distinct().ToArray();
        if (allowed.Length == 0) return ResolvedHost.Failed("resolve.blocked_address");
        return new()
        {
            Addresses = [.. Alternate(allowed).Take(MaxAddresses)],
            Connector = _connector,
            TrustedRoots = options.TrustedRoots,
        };
    }

    /// <summary>IPv6 first (RFC 6724 section 2.1), then the families in turn (RFC 8305 section 4), each in its own order.</summary>
    private static IEnumerable<IPAddress> Alternate(IPAddress[] addresses)
    {
        var sixes = addresses.Where(address => address.AddressFamily == AddressFamily.InterNetworkV6).Index();
        var fours = addresses.Where(address => address.AddressFamily == AddressFamily.InterNetwork).Index();
        return sixes.Concat(fours).OrderBy(one => one.Index).Select(one => one.Item);
    }
}
