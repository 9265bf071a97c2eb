using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>The table of replies, read once from <c>Findings/Rules/replies.json</c> and <c>words.json</c>.</summary>
internal sealed partial class ReplyRules
{
    private readonly Dictionary<string, IReadOnlyList<string>> _words = RuleFile.Read<Dictionary<string, IReadOnlyList<string>>>("Findings.Rules.words.json");
    private readonly Dictionary<string, ReplyPattern> _patterns = new(StringComparer.Ordinal);

    private ReplyRules() => All = [.. RuleFile.Read<List<Line>>("Findings.Rules.replies.json").Select(Rule)];

    public static ReplyRules Table { get; } = new();

    /// <summary>In their order: the first that holds speaks.</summary>
    public IReadOnlyList<ReplyRule> All { get; }

    private ReplyRule Rule(Line line) =>
        line.Finding != ReplyRule.Any && !FindingCatalog.Contains(line.Finding)
            ? throw new InvalidDataException($"a reply rule names no finding of the catalogue: {line.Finding}")
            : new(line.Finding)
            {
                Stages = line.Stages,
                Codes = line.Codes,
                Enhanced = line.Enhanced,
                Says = [.. (line.Says ?? []).Select(Pattern)],
                Together = [.. (line.Together ?? []).Select(Pattern)],
                Unless = [.. (line.Unless ?? []).Select(Pattern)],
                Link = line.Link is null ? null : Pattern(line.Link),
                Host = line.Host is null ? null : Pattern(line.Host),
                Foreign = line.Foreign,
            };

    private ReplyPattern Pattern(string source)
    {
        if (_patterns.TryGetValue(source, out var known)) return known;
        var alternatives = Alternatives(source).ToList();
        var lists = alternatives.FindAll(static alternative => Alone().IsMatch(alternative));
        var pattern = alternatives is [var only] && lists.Count == 1
            ? new ReplyPattern([.. Words(only[1..^1]).Select(ReplyText.Fold)], [])
            : new ReplyPattern([.. alternatives.Except(lists, StringComparer.Ordinal).Select(Expand).Select(ReplyText.Fold)], [.. lists.Select(Pattern)]);
        return _patterns[source] = pattern;
    }

    /// <summary>The parts between the bars that stand in no bracket.</summary>
    private static IEnumerable<string> Alternatives(string pattern)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            depth += pattern[at] switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
            if (pattern[at] != '|' || depth > 0) continue;
            yield return pattern[start..at];
            start = at + 1;
        }

        yield return pattern[start..];
    }

    /// <summary>A list's alternatives. One that begins with a letter begins at the beginning of a word.</summary>
    private IEnumerable<string> Words(string name) => _words.TryGetValue(name, out var words)
        ? words.Select(Expand).Select(static word => char.IsAsciiLetterOrDigit(word[0]) ? $@"\b(?:{word})" : word)
        : throw new InvalidDataException($"a reply rule names no list of words.json: {name}");

    /// <summary>Puts the lists in that a pattern names.</summary>
    private string Expand(string pattern) => Reference().Replace(pattern, name => $"(?:{string.Join('|', Words(name.Value[1..^1]))})");

    [GeneratedRegex(@"\{[a-z_]+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\{[a-z_]+\}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Alone();

    private sealed record Line(
        string Finding,
        IReadOnlyList<string>? Stages,
        IReadOnlyList<string>? Codes,
        IReadOnlyList<string>? Enhanced,
        IReadOnlyList<string>? Says,
        IReadOnlyList<string>? Together,
        IReadOnlyList<string>? Unless,
        string? Link,
        string? Host,
        bool Foreign);
}
