using System.Collections.Frozen;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Discovery.Typos;

/// <summary>Mail domains as people type them: <c>Discovery/mail_domains.json</c>.</summary>
internal static class MailDomains
{
    private static readonly FrozenSet<string> Real;

    static MailDomains()
    {
        var lists = RuleFile.Read<Lists>("Discovery.mail_domains.json");
        Popular = [.. lists.Great.Select(domain => new PopularDomain(domain, IsGreat: true)), .. lists.Popular.Select(domain => new PopularDomain(domain, IsGreat: false))];
        Real = lists.Great.Concat(lists.Popular).Concat(lists.Real).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>What is often meant, the likeliest first.</summary>
    public static IReadOnlyList<PopularDomain> Popular { get; }

    /// <summary>Whether somebody has mail there, however much it looks like a slip.</summary>
    public static bool Exists(string domain) => Real.Contains(domain) || Providers.OfDomain(domain) is not null;

    /// <param name="Great">Of which every near relative is taken by somebody who waits for slips.</param>
    /// <param name="Popular">Others that are often meant.</param>
    /// <param name="Real">Look like a slip of one of these, and are none.</param>
    private sealed record Lists(IReadOnlyList<string> Great, IReadOnlyList<string> Popular, IReadOnlyList<string> Real);
}
