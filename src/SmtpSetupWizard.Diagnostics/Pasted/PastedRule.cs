using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>A program's own wording and what it means; the tables lie in <c>Pasted/Rules</c>. Patterns are matched against folded words.</summary>
/// <param name="Finding"><c>*.closed</c> and <c>*.timeout</c> take the stage that the text shows.</param>
/// <param name="Rank">The higher, the more it tells: an echo must not outdo the cause.</param>
internal sealed record PastedRule(string Finding, Regex Says, Regex? Unless, int Rank, bool Plaintext, string? OnPort465)
{
    private const int Specific = 70;

    // The first use of a pattern compiles it, on a busy machine for longer than any match takes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<PastedRule> All { get; } = [.. Read("client.json", 95), .. Read("tls.json", Specific + 5), .. Read("network.json", Specific)];

    private static IEnumerable<PastedRule> Read(string file, int rank) =>
        [.. RuleFile.Read<List<Line>>($"Pasted.Rules.{file}").Select(line => new PastedRule(
            line.Finding, Pattern(line.Says), line.Unless is null ? null : Pattern(line.Unless),
            line.Weight switch { "strong" => 105, "general" => 40, "closed" => 30, _ => rank }, line.Plaintext, line.Port))];

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled, Patience);

    private sealed record Line(string Finding, string Says, string? Unless, string? Weight, bool Plaintext, string? Port);
}
