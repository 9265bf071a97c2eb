using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Issuers under which mail-scanning programs and inspecting firewalls answer in the server's place: <c>Rules/interception.json</c>.</summary>
internal static class InterceptionIssuers
{
    private static readonly IReadOnlyList<Regex> Patterns = [.. RuleFile.Read<Dictionary<string, string>>("Findings.Rules.interception.json").Values
        .Select(pattern => new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking))];

    /// <param name="issuer">The issuer's distinguished name.</param>
    public static bool Contain(string issuer) => Patterns.Any(pattern => pattern.IsMatch(issuer));
}
