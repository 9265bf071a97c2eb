using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>One file of a finding (or of a snippet) in one language, read and checked; its form is described in the README beside the files.</summary>
/// <param name="Title">Null in a snippet.</param>
internal sealed partial record ExplanationText(
    Template? Title, Template? Happened, IReadOnlyList<Template> Steps, Template? Forward, Template? ForSupport, IReadOnlyList<string> Sources)
{
    private const string HappenedSection = "what happened";
    private const string StepsSection = "what to do";
    private const string ForwardSection = "message to forward";
    private const string SupportSection = "for support";
    private const string SourcesSection = "sources";

    /// <summary>Every template of the file.</summary>
    public IEnumerable<Template> Templates => new[] { Title, Happened, Forward, ForSupport }.OfType<Template>().Concat(Steps);

    /// <exception cref="FormatException">The file breaks a rule; the message says which.</exception>
    public static ExplanationText Parse(string content)
    {
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        var (title, start) = FrontMatter(lines);
        var sections = Sections(lines[start..]);
        return new(
            title is null ? null : Heading(title),
            Optional(sections, HappenedSection, Prose),
            Optional(sections, StepsSection, text => Items(text, NumberedItem()).ConvertAll(Prose)) ?? [],
            Optional(sections, ForwardSection, Template.Parse),
            Optional(sections, SupportSection, Prose),
            Optional(sections, SourcesSection, text => Items(text, BulletItem()).ConvertAll(Verbatim)) ?? []);
    }

    private static (string? Title, int Next) FrontMatter(string[] lines)
    {
        if (lines[0] != "---") return (null, 0);
        var end = Array.IndexOf(lines, "---", 1);
        if (end < 0) throw new FormatException("The front matter is never closed");
        string? title = null;
        foreach (var line in lines[1..end])
        {
            if (line.Split(": ", 2) is not ["title", var value]) throw new FormatException($"The front matter has only 'title: …', not '{line}'");
            title = value.Trim();
        }

        return (title, end + 1);
    }

    private static Dictionary<string, string> Sections(string[] lines)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in lines)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                var name = line[3..].Trim();
                if (name is not (HappenedSection or StepsSection or ForwardSection or SupportSection or SourcesSection)) throw new FormatException($"Unknown section '{name}'");
                if (!sections.TryAdd(name, current = [])) throw new FormatException($"Section '{name}' stands twice");
            }
            else if (current is not null)
            {
                current.Add(line);
            }
            else if (line.Length > 0)
            {
                throw new FormatException($"Text before the first section: {line}");
            }
        }

        return sections.ToDictionary(pair => pair.Key, pair => string.Join('\n', pair.Value).Trim('\n'), StringComparer.Ordinal);
    }

    private static T? Optional<T>(Dictionary<string, string> sections, string name, Func<string, T> read)
    {
        if (!sections.TryGetValue(name, out var text)) return default;
        return text.Length > 0 ? read(text) : throw new FormatException($"Section '{name}' is empty");
    }

    private static List<string> Items(string text, Regex marker)
    {
        var items = new List<string>();
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            var match = marker.Match(line);
            if (match.Success) items.Add(line[match.Length..]);
            else if (items.Count > 0) items[^1] += "\n" + line.Trim();
            else throw new FormatException($"A list must begin here: {line}");
        }

        return items;
    }

    private static Template Heading(string text)
    {
        var template = Template.Parse(text);
        if (template.Names.FirstOrDefault(name => !Placeholders.IsOurs(name)) is { } foreign) throw new FormatException($"A title may not say {{{foreign}}}");
        if (MarkupCharacters().IsMatch(text.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal))) throw new FormatException($"A title has no markup: {text}");
        return template;
    }

    // The guarantee that a quoted value stays a code span needs that none of our own backticks is open when it begins.
    private static Template Prose(string text)
    {
        if (text.Split('\n').FirstOrDefault(line => line.Count(character => character == '`') % 2 != 0) is { } open) throw new FormatException($"A backtick is not closed: {open}");
        if (PlaceholderInCode().IsMatch(text)) throw new FormatException($"A placeholder stands in a code span: {text}");
        if (PlaceholderInLink().IsMatch(text)) throw new FormatException($"A placeholder stands in a link: {text}");
        if (Neighbours().IsMatch(text)) throw new FormatException($"Two placeholders touch: {text}");
        return Template.Parse(text);
    }

    private static string Verbatim(string text) => text.Contains('{', StringComparison.Ordinal) ? throw new FormatException($"A source has no placeholders: {text}") : text;

    [GeneratedRegex(@"^\d\. +", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberedItem();

    [GeneratedRegex(@"^- +", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BulletItem();

    [GeneratedRegex(@"[`*_<>\[\]\\#]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkupCharacters();

    [GeneratedRegex(@"^[^`\n]*(`[^`\n]*`[^`\n]*)*`[^`\n]*\{[^?`\n]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceholderInCode();

    [GeneratedRegex(@"\]\([^)]*\{|(?<!\[)\[[^\[\]]*\{[^\]]*\]\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceholderInLink();

    [GeneratedRegex(@"\{[^?}][^}]*\}(\]\]|\[\[)+\{[^?]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Neighbours();
}
