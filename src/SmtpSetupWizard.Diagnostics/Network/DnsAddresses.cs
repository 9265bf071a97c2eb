using DnsClient;
using DnsClient.Protocol;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Asks DNS for the addresses of a name, both families side by side.</summary>
internal sealed class DnsAddresses(DnsHostResolverOptions options, TimeProvider time)
{
    /// <summary>IPv6 is not worth more of everybody's time once IPv4 has told. IPv4 is always waited for: hardly a mail server is without.</summary>
    private static readonly TimeSpan Ipv6Grace = TimeSpan.FromMilliseconds(500);

    private readonly DnsQueries _queries = new(options, time);

    /// <param name="name">ASCII, without a trailing dot.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<AddressAnswer> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var six = AskAsync(name, QueryType.AAAA, enough.Token);
        var four = await AskAsync(name, QueryType.A, cancellationToken);
        if (four.Outcome is AddressOutcome.Found or AddressOutcome.NotFound)
        {
            if (!six.IsCompleted) await Task.WhenAny(six, Task.Delay(Ipv6Grace, time, enough.Token));
            await enough.CancelAsync();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return AddressAnswer.Of(await six, four);
    }

    private async Task<AddressAnswer> AskAsync(string name, QueryType type, CancellationToken cancellationToken)
    {
        var answer = await _queries.AskAsync(name, type, cancellationToken);
        return answer.Outcome switch
        {
            DnsOutcome.Answered => AddressAnswer.Of([.. answer.Records.OfType<AddressRecord>().Select(record => record.Address)]),
            DnsOutcome.NotFound => AddressAnswer.NotFound,
            _ => AddressAnswer.Failed,
        };
    }
}
