using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Hybrid;
using SmtpSetupWizard.Diagnostics.Discovery.Sources;
using SmtpSetupWizard.Diagnostics.Discovery.Typos;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>
/// Finds the servers that an address can send through. Sources are asked side by side, each within its own time limit, and nothing connects to a mail
/// server: all there is are questions to DNS and a document over HTTPS. A domain that has a preset needs no network.
/// </summary>
public sealed class DiscoveryRunner : IDisposable
{
    private static readonly TimeSpan DnsLimit = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan DnsPerTry = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan HttpLimit = TimeSpan.FromMilliseconds(1750);
    private static readonly TimeSpan TotalLimit = TimeSpan.FromMilliseconds(1850);

    private readonly EgressPolicy _policy;
    private readonly TimeProvider _time;
    private readonly DnsQueries _dns;
    private readonly DnsHostResolver _resolver;
    private readonly OutboundHttp _http;
    private readonly KeptAnswers _kept;

    /// <param name="cache">Keeps answers; null keeps none.</param>
    public DiscoveryRunner(EgressPolicy policy, DnsHostResolverOptions options, TimeProvider time, HybridCache? cache = null) : this(policy, options, time, cache, httpsPort: 443)
    {
    }

    internal DiscoveryRunner(EgressPolicy policy, DnsHostResolverOptions options, TimeProvider time, HybridCache? cache, int httpsPort)
    {
        var hurried = options with { Timeout = DnsLimit, PerTry = DnsPerTry };
        (_policy, _time) = (policy, time);
        _dns = new(hurried, time);
        _resolver = new(policy, hurried, time);
        _http = new(_resolver, policy, options.TrustedRoots, time, httpsPort);
        _kept = new(cache, time);
    }

    /// <summary>What a preset alone tells: null when the network has to be asked.</summary>
    public static DiscoveryResult? FindPreset(TypedAddress address) =>
        Providers.OfDomain(address.Domain) is { } provider && provider.Smtp.All(host => host.IsWhole)
            ? new() { Address = address, Provider = provider, Candidates = Candidates.OfPreset(provider, address), IsFinal = true }
            : null;

    /// <summary>The last result of <see cref="FindAsync"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<DiscoveryResult> FindBestAsync(TypedAddress address, CancellationToken cancellationToken)
    {
        var last = new DiscoveryResult { Address = address, IsFinal = true };
        await foreach (var result in FindAsync(address, cancellationToken)) last = result;
        return last;
    }

    /// <summary>A result whenever it became better; the last one is final, and there within two seconds.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<DiscoveryResult> FindAsync(TypedAddress address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (FindPreset(address) is { } preset)
        {
            yield return preset;
            yield break;
        }

        var typo = MistypedDomain.Read(address.Domain);
        var last = new DiscoveryResult { Address = address, SuggestedDomain = typo is { IsSure: true } ? typo.Meant : null, Provider = Providers.OfDomain(address.Domain) };
        if (last.SuggestedDomain is not null) yield return last;
        if (!_policy.AllowsPrivateAddresses && (LocalNames.LeadsInside(address.Domain) || LocalNames.ExistsNowhere(address.Domain)))
        {
            yield return last with { Domain = DomainState.NotFound, SuggestedDomain = typo?.Meant, IsFinal = true };
            yield break;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var (facts, total) = (new FoundFacts(), Task.Delay(TotalLimit, _time, over.Token));
            var asked = Ask(address.Domain, over.Token);
            while (asked.Count > 0)
            {
                var next = await Task.WhenAny(asked.Cast<Task>().Append(total));
                cancellationToken.ThrowIfCancellationRequested();
                if (next == total) break;
                foreach (var answered in asked.FindAll(source => source.IsCompleted)) facts = (await answered)(facts);
                asked.RemoveAll(source => source.IsCompleted);
                if (asked.Count == 0) break;
                var better = Judge(last, facts, typo, isFinal: false);
                if (better == last) continue;
                yield return last = better;
            }

            yield return Judge(last, facts, typo, isFinal: true);
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Each source's answer, as what it adds to the facts. None of them fails.</summary>
    private List<Task<Func<FoundFacts, FoundFacts>>> Ask(string domain, CancellationToken cancellationToken) =>
    [
        AskAsync("mx", domain, token => MxRecords.LookUpAsync(_dns, domain, token), DnsLimit, static (facts, mx) => facts with { Mx = mx }, cancellationToken),
        AskAsync("srv", domain, token => SrvRecords.LookUpAsync(_dns, _policy, domain, token), DnsLimit, static (facts, srv) => facts with { Srv = srv }, cancellationToken),
        AskAsync("names", domain, token => LikelyNames.LookUpAsync(_resolver, domain, token), DnsLimit, static (facts, names) => facts with { Names = names }, cancellationToken),
        AskAsync("autoconfig", domain, token => Autoconfig.FromSubdomainAsync(_http, domain, token), HttpLimit, static (facts, found) => facts with { Autoconfig = found }, cancellationToken),
        AskAsync("well-known", domain, token => Autoconfig.FromWellKnownAsync(_http, domain, token), HttpLimit, static (facts, found) => facts with { WellKnown = found }, cancellationToken),
    ];

    private async Task<Func<FoundFacts, FoundFacts>> AskAsync<T>(
        string kind, string domain, Func<CancellationToken, Task<Answered<T>>> look, TimeSpan limit, Func<FoundFacts, T, FoundFacts> add, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var found = await _kept.GetAsync(kind, domain, look, either.Token).WaitAsync(either.Token);
            return facts => add(facts, found);
        }
        catch (OperationCanceledException)
        {
            return static facts => facts;
        }
    }

    private DiscoveryResult Judge(DiscoveryResult last, FoundFacts facts, MistypedDomain? typo, bool isFinal)
    {
        var preset = Providers.OfDomain(last.Address.Domain);
        var candidates = Candidates.Of(last.Address, preset, facts, _policy);
        var state = StateOf(facts, isFinal);
        var meant = typo is not null && (typo.IsSure || HasNoMailOfItsOwn(facts, isFinal));
        return last with
        {
            Candidates = candidates.SequenceEqual(last.Candidates) ? last.Candidates : candidates,
            Provider = preset ?? facts.Mx?.Hosts.Select(Providers.OfMx).FirstOrDefault(found => found is not null) ?? (candidates is [var best, ..] ? best.Provider : null),
            MxHosts = facts.Mx?.Hosts ?? last.MxHosts,
            Domain = state,
            NotOffered = facts.Srv is { NotOffered: true },
            SuggestedDomain = meant ? typo!.Meant : null,
            IsFinal = isFinal,
        };
    }

    /// <summary>Not even a slip is corrected where somebody set up mail; a web site alone, such as every parked domain has, is none.</summary>
    private static bool HasNoMailOfItsOwn(FoundFacts facts, bool isFinal) =>
        (isFinal || facts is { Mx.Outcome: not DnsOutcome.Failed, Srv: not null })
        && facts is { Mx: not { Hosts.Count: > 0 }, Srv: not { Servers.Count: > 0 }, Autoconfig: not { Servers.Count: > 0 }, WellKnown: not { Servers.Count: > 0 } };

    /// <summary>A name server that knows nothing of MX may deny a domain that it has other records of: so a denial counts when no other source found anything.</summary>
    private static DomainState StateOf(FoundFacts facts, bool isFinal)
    {
        if (facts.Mx is { RefusesMail: true }) return DomainState.RefusesMail;
        if (facts.Mx is { Hosts.Count: > 0 } || facts.Names is { DomainHasAddress: true } || facts.Srv is { Servers.Count: > 0 }) return DomainState.HasMail;
        if (facts.Mx is { Outcome: DnsOutcome.Answered }) return facts.Names is { DomainHasAddress: false } ? DomainState.NoMail : DomainState.Unknown;
        if (!isFinal || facts.Names is { Hosts.Count: > 0 }) return DomainState.Unknown;
        return facts.Mx is { Outcome: DnsOutcome.NotFound } ? DomainState.NotFound : DomainState.Unanswered;
    }
}
