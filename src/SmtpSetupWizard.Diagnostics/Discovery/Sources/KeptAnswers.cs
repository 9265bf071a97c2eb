using Microsoft.Extensions.Caching.Hybrid;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>Keeps what the sources said about a domain for as long as they say, within bounds. What one asks, others wait for.</summary>
/// <param name="cache">Null keeps nothing.</param>
internal sealed class KeptAnswers(HybridCache? cache, TimeProvider time)
{
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AtMost = TimeSpan.FromHours(1);
    private static readonly HybridCacheEntryOptions Options = new() { Expiration = AtMost, LocalCacheExpiration = AtMost };

    /// <param name="look">Asks the source; it does not fail.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<T> GetAsync<T>(string kind, string domain, Func<CancellationToken, Task<Answered<T>>> look, CancellationToken cancellationToken)
    {
        if (cache is null) return (await look(cancellationToken)).Facts;
        var (key, asked) = ($"discovery:{kind}:{domain}", false);
        var kept = await cache.GetOrCreateAsync(key, AskAsync, Options, cancellationToken: cancellationToken);

        // The cache wants to know how long an answer holds before there is one: so the answer itself says it.
        if (asked || kept.Until > time.GetUtcNow()) return kept.Facts;
        kept = await AskAsync(cancellationToken);
        await cache.SetAsync(key, kept, Options, cancellationToken: cancellationToken);
        return kept.Facts;

        async ValueTask<Kept<T>> AskAsync(CancellationToken token)
        {
            asked = true;
            var answer = await look(token);
            return new(answer.Facts, time.GetUtcNow() + Within(answer.TimeToLive));
        }
    }

    /// <summary>What was not answered is asked for again at once.</summary>
    private static TimeSpan Within(TimeSpan timeToLive) =>
        timeToLive <= TimeSpan.Zero ? TimeSpan.Zero : timeToLive < AtLeast ? AtLeast : timeToLive > AtMost ? AtMost : timeToLive;

    private sealed record Kept<T>(T Facts, DateTimeOffset Until);
}
