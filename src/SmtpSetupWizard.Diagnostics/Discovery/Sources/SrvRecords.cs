using DnsClient;
using DnsClient.Protocol;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>The domain's own word on where to send through: <c>_submissions._tcp</c> (RFC 8314 section 5.1) and <c>_submission._tcp</c> (RFC 6186 section 3.1).</summary>
internal static class SrvRecords
{
    /// <summary>As many endpoints as a check takes.</summary>
    private const int MaxServers = 8;

    public static async Task<Answered<SrvFacts>> LookUpAsync(DnsQueries dns, EgressPolicy policy, string domain, CancellationToken cancellationToken)
    {
        var submissions = dns.AskAsync("_submissions._tcp." + domain, QueryType.SRV, cancellationToken);
        var submission = await dns.AskAsync("_submission._tcp." + domain, QueryType.SRV, cancellationToken);
        return new(Read(await submissions, submission, policy), Shorter((await submissions).TimeToLive, submission.TimeToLive));
    }

    /// <summary>The lowest priority first, the heaviest of those; what is equal in TLS from the start, then in the order of the hosts' names.</summary>
    public static SrvFacts Read(DnsAnswer submissions, DnsAnswer submission, EgressPolicy policy)
    {
        var (implicitly, upgraded) = (submissions.Records.OfType<SrvRecord>().ToArray(), submission.Records.OfType<SrvRecord>().ToArray());
        SrvServer[] servers =
        [
            .. Servers(implicitly, TlsMode.Implicit).Concat(Servers(upgraded, TlsMode.Starttls))
                .Where(server => policy.IsPortAllowed(server.Port) && (policy.AllowsPrivateAddresses || !LocalNames.LeadsInside(server.Host)))
                .OrderBy(server => server.Priority).ThenByDescending(server => server.Weight).ThenByDescending(server => server.Tls).ThenBy(server => server.Host, StringComparer.Ordinal)
                .Take(MaxServers),
        ];
        return new(servers, NotOffered: servers.Length == 0 && (IsRefusal(upgraded) || IsRefusal(implicitly)) && implicitly.Concat(upgraded).All(IsRoot));
    }

    private static IEnumerable<SrvServer> Servers(SrvRecord[] records, TlsMode tls)
    {
        foreach (var record in records)
            if (DnsName.TryHost(WireName.Of(record.Target), out var host)) yield return new(host, record.Port, tls, record.Priority, record.Weight);
    }

    /// <summary>A single record with the root as target: "decidedly not available" (RFC 2782).</summary>
    private static bool IsRefusal(SrvRecord[] records) => records is [var only] && IsRoot(only);

    private static bool IsRoot(SrvRecord record) => WireName.Of(record.Target) == ".";

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
