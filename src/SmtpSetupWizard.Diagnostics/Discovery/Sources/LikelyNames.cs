using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>Names that submission servers mostly have, as far as they exist. They are looked up; nothing connects to them.</summary>
internal static class LikelyNames
{
    private static readonly string[] Labels = ["smtp", "mail", "submission"];

    /// <summary>The addresses' own time to live does not come through the resolver.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    public static async Task<Answered<NameFacts>> LookUpAsync(IHostResolver resolver, string domain, CancellationToken cancellationToken)
    {
        var names = Labels.Select(label => $"{label}.{domain}").ToArray();
        var itself = ExistsAsync(resolver, domain, cancellationToken);
        var exist = await Task.WhenAll(names.Select(name => ExistsAsync(resolver, name, cancellationToken)));
        var known = await itself is not null && exist.All(one => one is not null);
        return new(new([.. names.Where((_, index) => exist[index] is true)], await itself), known ? Kept : TimeSpan.Zero);
    }

    /// <summary>Null when nobody said.</summary>
    private static async Task<bool?> ExistsAsync(IHostResolver resolver, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await resolver.ResolveAsync(name, cancellationToken)).Finding?.Code switch
            {
                null => true,
                "resolve.failed" => null,
                _ => false,
            };
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
