using DnsClient;
using DnsClient.Protocol;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>Where a domain takes its mail.</summary>
internal static class MxRecords
{
    private const int MaxHosts = 16;

    public static async Task<Answered<MxFacts>> LookUpAsync(DnsQueries dns, string domain, CancellationToken cancellationToken)
    {
        var answer = await dns.AskAsync(domain, QueryType.MX, cancellationToken);
        return new(Read(answer), answer.TimeToLive);
    }

    public static MxFacts Read(DnsAnswer answer)
    {
        var records = answer.Records.OfType<MxRecord>().OrderBy(record => record.Preference).ToArray();
        if (records is [{ Exchange.Value: "." }]) return new(answer.Outcome, RefusesMail: true, []);
        List<string> hosts = [];
        foreach (var record in records)
        {
            if (hosts.Count < MaxHosts && DnsName.TryHost(WireName.Of(record.Exchange), out var host)) hosts.Add(host);
        }

        return new(answer.Outcome, RefusesMail: false, hosts);
    }
}
