using System.Net;
using DnsClient;
using DnsClient.Protocol;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Asks DNS for the addresses of a name, both families side by side.</summary>
internal sealed class DnsAddresses(DnsHostResolverOptions options, TimeProvider time)
{
    /// <summary>IPv6 is not worth more of everybody's time once IPv4 has told. IPv4 is always waited for: hardly a mail server is without.</summary>
    private static readonly TimeSpan Ipv6Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>A laptop changes its network.</summary>
    private static readonly TimeSpan SystemServersKept = TimeSpan.FromSeconds(30);

    private const int MaxRecords = 512;
    private const int MaxAliases = 16;

    private readonly Lock _lock = new();
    private LookupClient? _client;
    private long _clientFrom;

    /// <param name="name">ASCII, without a trailing dot.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<AddressAnswer> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        if (Client() is not { } client) return AddressAnswer.Failed;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var six = AskAsync(client, name, QueryType.AAAA, enough.Token);
        var four = await AskAsync(client, name, QueryType.A, cancellationToken);
        if (four.Outcome is AddressOutcome.Found or AddressOutcome.NotFound)
        {
            if (!six.IsCompleted) await Task.WhenAny(six, Task.Delay(Ipv6Grace, time, enough.Token));
            await enough.CancelAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return AddressAnswer.Of(await six, four);
    }

    /// <summary>Never fails: what goes wrong is an answer, a cancelled wait included.</summary>
    private async Task<AddressAnswer> AskAsync(LookupClient client, string name, QueryType type, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var response = await client.QueryAsync(name + ".", type, QueryClass.IN, either.Token).WaitAsync(either.Token);
            return response.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => AddressAnswer.Of(Read(response, name, type)),
                DnsHeaderResponseCode.NotExistentDomain => AddressAnswer.NotFound,
                _ => AddressAnswer.Failed,
            };
        }
        catch (Exception)
        {
            // Time-outs, malformed answers and network errors come in many types; none of them says anything about the name.
            return AddressAnswer.Failed;
        }
    }

    /// <summary>The addresses of the name at the end of the aliases (RFC 1034 section 3.6.2); records of other names are nobody's business.</summary>
    private static List<IPAddress> Read(IDnsQueryResponse response, string name, QueryType type)
    {
        var records = response.Answers.Take(MaxRecords).ToArray();
        var owner = name + ".";
        for (var alias = 0; alias < MaxAliases && Array.Find(records, record => record is CNameRecord && IsOf(record, owner)) is CNameRecord next; alias++)
            owner = next.CanonicalName.Value;
        return [.. records.OfType<AddressRecord>().Where(record => (int)record.RecordType == (int)type && IsOf(record, owner)).Select(record => record.Address)];
    }

    private static bool IsOf(DnsResourceRecord record, string owner) => record.DomainName.Value.Equals(owner, StringComparison.OrdinalIgnoreCase);

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
                Timeout = TimeSpan.FromMilliseconds(1500),
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
