using System.Net;
using System.Net.Sockets;
using SmtpSetupWizard.Diagnostics.Attempts;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Looks real hosts up in DNS. Names that lead inside are asked for only where private addresses are allowed, and then of the name servers that are set and of the system.</summary>
public sealed class DnsHostResolver : IHostResolver
{
    private const int MaxAddresses = 4;

    private readonly EgressPolicy _policy;
    private readonly DnsHostResolverOptions _options;
    private readonly DnsAddresses _dns;
    private readonly TcpConnector _connector;
    private readonly TcpConnector _probeConnector;
    private readonly Func<IPAddress, bool> _hasIpv6For;

    public DnsHostResolver(EgressPolicy policy, DnsHostResolverOptions options, TimeProvider time) : this(policy, options, time, Ipv6Source.Suits)
    {
    }

    /// <param name="hasIpv6For">Whether this machine can reach an IPv6 address.</param>
    internal DnsHostResolver(EgressPolicy policy, DnsHostResolverOptions options, TimeProvider time, Func<IPAddress, bool> hasIpv6For)
    {
        (_policy, _options, _hasIpv6For) = (policy, options, hasIpv6For);
        _dns = new(options, time);
        _connector = new(policy);
        _probeConnector = new(policy, HostProbe.Reached);
    }

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var name = host.EndsWith('.') ? host[..^1] : host;

        // Every spelling that the system would take as an address is one here, too.
        if (IPAddress.TryParse(name, out var literal)) return Judge([literal]);
        if (!_policy.AllowsPrivateAddresses)
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
        if (!_policy.AllowsPrivateAddresses) return await _dns.LookUpAsync(name, cancellationToken);
        var (inside, areSet) = (LocalNames.LeadsInside(name), _options.DnsServers.Count > 0);

        // Name servers that somebody set may serve the network's own names; this machine's own name is none of them.
        if (inside && (!areSet || LocalNames.IsThisMachine(name))) return await SystemAddresses.LookUpAsync(name, cancellationToken);
        var answer = await _dns.LookUpAsync(name, cancellationToken);

        // Where no other name servers are set, the hosts file may know it; it may know an inside name in any case.
        return answer.Outcome == AddressOutcome.Found || (areSet && !inside)
            ? answer
            : await SystemAddresses.LookUpAsync(name, cancellationToken);
    }

    private ResolvedHost Judge(IReadOnlyList<IPAddress> addresses)
    {
        var allowed = addresses.Where(_policy.IsAllowed).Select(EgressPolicy.Canonical).Distinct().ToArray();
        if (allowed.Length == 0) return ResolvedHost.Failed("resolve.blocked_address");
        return new()
        {
            Addresses = [.. Alternate(allowed).Take(MaxAddresses)],
            Connector = _connector,
            ProbeConnector = _probeConnector,
            TrustedRoots = _options.TrustedRoots,
        };
    }

    /// <summary>IPv6 first where this machine has it (RFC 6724 section 6), then the families in turn (RFC 8305 section 4), each in its own order.</summary>
    private IEnumerable<IPAddress> Alternate(IPAddress[] addresses)
    {
        var sixes = addresses.Where(address => address.AddressFamily == AddressFamily.InterNetworkV6).ToArray();
        var fours = addresses.Where(address => address.AddressFamily == AddressFamily.InterNetwork).ToArray();
        var (first, second) = sixes.Length > 0 && fours.Length > 0 && !_hasIpv6For(sixes[0]) ? (fours, sixes) : (sixes, fours);
        return first.Index().Concat(second.Index()).OrderBy(one => one.Index).Select(one => one.Item);
    }
}
