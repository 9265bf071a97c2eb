using System.Collections.Concurrent;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>
/// Looks whether a name that a certificate does have leads to the server that showed it: then that is the name to use. Names are looked up, and
/// nothing connects to them.
/// </summary>
public sealed class NamesOfSameHost(IHostResolver resolver, ResolvedHost target, TimeProvider time)
{
    /// <summary>A certificate may have a thousand names.</summary>
    private const int MaxNames = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Task<bool>> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The finding <c>tls.name_mismatch</c>, with the name that fits when there is one.</summary>
    /// <param name="banner">The greeting's text; empty when none came. It begins with the server's own name (RFC 5321 section 4.2), which a wildcard may cover.</param>
    public async Task<Finding> AdviseAsync(Finding mismatch, string banner, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> certified = mismatch.Evidence.Names ?? [];
        var ownName = banner.Split(' ', '\t', '\n')[0];
        IReadOnlyList<string> names = [.. certified.Take(MaxNames).Concat(new CertificateNames(certified, []).Fit(ownName) ? [ownName] : [])
            .Where(name => name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) is UriHostNameType.Dns).Distinct(StringComparer.OrdinalIgnoreCase)];
        try
        {
            var leadHere = await Task.WhenAll(names.Select(name => _known.GetOrAdd(name, LeadsHereAsync))).WaitAsync(cancellationToken);
            return names.Where((_, index) => leadHere[index]).FirstOrDefault() is { } fits
                ? mismatch with { Evidence = mismatch.Evidence with { NameThatFits = fits } } : mismatch;
        }
        catch (OperationCanceledException)
        {
            // The advice is late; the finding stands.
            return mismatch;
        }
    }

    private async Task<bool> LeadsHereAsync(string name)
    {
        using var deadline = new CancellationTokenSource(Limit, time);
        try
        {
            var found = await resolver.ResolveAsync(name, deadline.Token).AsTask().WaitAsync(deadline.Token);
            return found.Addresses.Any(target.Addresses.Contains);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
