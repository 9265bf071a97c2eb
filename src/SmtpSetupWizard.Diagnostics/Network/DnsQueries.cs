using DnsClient;
using DnsClient.Protocol;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Asks the name servers that are set, or the system's.</summary>
internal sealed class DnsQueries(DnsHostResolverOptions options, TimeProvider time)
{
    /// <summary>A laptop changes its network.</summary>
    private static readonly TimeSpan SystemServersKept = TimeSpan.FromSeconds(30);

    private const int MaxRecords = 512;
    private const int MaxAliases = 16;

    private readonly Lock _lock = new();
    private LookupClient? _client;
    private long _clientFrom;

    /// <summary>Fails with nothing: what goes wrong is an answer, a cancelled wait included.</summary>
    /// <param name="name">ASCII, without a trailing dot.</param>
    public async Task<DnsAnswer> AskAsync(string name, QueryType type, CancellationToken cancellationToken)
    {
        if (Client() is not { } client) return DnsAnswer.Failed;
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var response = await client.QueryAsync(name + ".", type, QueryClass.IN, either.Token).WaitAsync(either.Token);
            return response.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => Read(response, name, type),
                DnsHeaderResponseCode.NotExistentDomain => new(DnsOutcome.NotFound, [], NegativeTimeToLive(response)),
                _ => DnsAnswer.Failed,
            };
        }
        catch (Exception)
        {
            // Time-outs, malformed answers and network errors come in many types; none of them says anything about the name.
            return DnsAnswer.Failed;
        }
    }

    /// <summary>The records of the name at the end of the aliases (RFC 1034 section 3.6.2); those of other names are nobody's business.</summary>
    private static DnsAnswer Read(IDnsQueryResponse response, string name, QueryType type)
    {
        var records = response.Answers.Take(MaxRecords).ToArray();
        var owner = name + ".";
        var timeToLive = int.MaxValue;
        for (var alias = 0; alias < MaxAliases && Array.Find(records, record => record is CNameRecord && IsOf(record, owner)) is CNameRecord next; alias++)
            (owner, timeToLive) = (WireName.Of(next.CanonicalName), Math.Min(timeToLive, next.InitialTimeToLive));
        DnsResourceRecord[] found = [.. records.Where(record => (int)record.RecordType == (int)type && IsOf(record, owner))];
        return new(DnsOutcome.Answered, found, found.Length == 0 ? NegativeTimeToLive(response) : Seconds(found.Min(record => record.InitialTimeToLive), timeToLive));
    }

    private static TimeSpan NegativeTimeToLive(IDnsQueryResponse response) =>
        response.Authorities.OfType<SoaRecord>().FirstOrDefault() is { } soa ? Seconds(soa.InitialTimeToLive, (int)Math.Min(soa.Minimum, int.MaxValue)) : TimeSpan.Zero;

    /// <summary>The shorter one; a time with its highest bit set counts as none (RFC 2181 section 8).</summary>
    private static TimeSpan Seconds(int one, int other) => TimeSpan.FromSeconds(Math.Max(0, Math.Min(one, other)));

    private static bool IsOf(DnsResourceRecord record, string owner) => WireName.Of(record.DomainName).Equals(owner, StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when the system has no name server.</summary>
    private LookupClient? Client()
    {
        lock (_lock)
        {
            if (_client is not null && (options.DnsServers.Count > 0 || time.GetElapsedTime(_clientFrom) < SystemServersKept)) return _client;
            NameServer[] servers = options.DnsServers.Count > 0
                ? [.. options.DnsServers.Select(server => new NameServer(server))]
                : [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)];
            _clientFrom = time.GetTimestamp();
            return _client = servers.Length == 0 ? null : new LookupClient(new LookupClientOptions(servers)
            {
                UseCache = false, // Who just repaired a record must see it.
                UseRandomNameServer = false,
                Timeout = options.PerTry,
                Retries = 1,
                ThrowDnsErrors = false,
                ContinueOnDnsError = true,
                ContinueOnEmptyResponse = false,
                UseTcpFallback = true,
                ExtendedDnsBufferSize = 1232, // What passes every path unfragmented.
            });
        }
    }
}
