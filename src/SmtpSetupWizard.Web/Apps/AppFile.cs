using System.Globalization;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>
/// Reads a file of <c>Catalog/</c>: lines <c>key: value</c>, then parts, each begun by <c>--- quoting place</c>, or by <c>--- form</c>
/// (<c>--- form it</c>) with the way to it in the next line and one <c>label: value</c> a line.
/// </summary>
internal static class AppFile
{
    private const string PartMark = "--- ", Form = "form";

    private static readonly string[] Keys =
        ["name", "kind", "find", "featured", "starttls", "implicit", "unsafe", "certificate", "safe", "ports", "implicit-by", "mark", "docs", "instead"];

    /// <exception cref="FormatException">What is wrong, in words.</exception>
    public static MailApp Parse(string id, string content)
    {
        var lines = content.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var head = Head(lines.TakeWhile(line => !line.StartsWith(PartMark, StringComparison.Ordinal)));
        string Need(string key) => head.GetValueOrDefault(key) ?? throw new FormatException($"It has no '{key}'");
        var words = new AppWords(head.GetValueOrDefault("starttls"), head.GetValueOrDefault("implicit"), head.GetValueOrDefault("unsafe"));
        var (mark, date) = Need("mark").Split(' ') is [var letter, var day] ? (letter, day) : throw new FormatException("mark: a letter and a day");
        return new(
            id,
            Need("name"),
            Enum.Parse<AppKind>(Need("kind"), ignoreCase: true),
            head.GetValueOrDefault("find") ?? "",
            head.GetValueOrDefault("featured") is { } place ? Number(place) : null,
            words,
            Certificate(Need("certificate")),
            Safe(head.GetValueOrDefault("safe"), words),
            head.GetValueOrDefault("ports")?.Split(' ').Select(Number).ToArray(),
            head.GetValueOrDefault("implicit-by") switch { null => false, "465" => true, var other => throw new FormatException($"implicit-by: {other}") },
            mark switch { "T" => AppMark.Tried, "V" => AppMark.Read, "K" => AppMark.Known, _ => throw new FormatException($"mark: {mark}") },
            DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            new Uri(Need("docs"), UriKind.Absolute),
            head.GetValueOrDefault("instead"),
            Parts(lines));
    }

    private static Dictionary<string, string> Head(IEnumerable<string> lines)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            var (key, value) = Pair(line);
            if (!Keys.Contains(key)) throw new FormatException($"Unknown key '{key}'");
            head.Add(key, value);
        }

        return head;
    }

    /// <summary>Safe are the modes that it has, when nothing else is said.</summary>
    private static TlsMode[] Safe(string? text, AppWords words)
    {
        TlsMode[] has = [.. new[] { TlsMode.Starttls, TlsMode.Implicit }.Where(mode => words.Of(mode) is not null)];
        TlsMode[] safe = text switch { null => has, "none" => [], _ => [.. text.Split(' ').Select(word => Enum.Parse<TlsMode>(word, ignoreCase: true))] };
        return safe.All(has.Contains) ? safe : throw new FormatException($"safe: {text}, without a word for it");
    }

    private static CertificateCheck Certificate(string text) => text.Split(' ', 2) switch
    {
        ["yes"] => new(CertificateRule.Always, null),
        ["no"] => new(CertificateRule.Never, null),
        ["unknown"] => new(CertificateRule.Unknown, null),
        ["only", var word] => new(CertificateRule.Only, word),
        ["unless", var word] => new(CertificateRule.Unless, word),
        ["since", var version] => new(CertificateRule.Since, version),
        _ => throw new FormatException($"certificate: {text}"),
    };

    private static List<AppPart> Parts(string[] lines)
    {
        List<AppPart> parts = [];
        var starts = Enumerable.Range(0, lines.Length).Where(index => lines[index].StartsWith(PartMark, StringComparison.Ordinal)).ToList();
        foreach (var (index, start) in starts.Index())
        {
            var body = lines[(start + 1)..(index + 1 < starts.Count ? starts[index + 1] : lines.Length)];
            while (body is [.., ""]) body = body[..^1];
            var (way, place) = lines[start][PartMark.Length..].Split(' ', 2) switch { [var w, var p] => (w, p), [var w] => (w, null), _ => throw new FormatException(lines[start]) };
            if (way == Form)
            {
                if (body.Length < 2) throw new FormatException("A form needs its way and its fields");
                foreach (var line in body[1..]) Pair(line[(line.LastIndexOf("«?", StringComparison.Ordinal) < 0 ? 0 : line.IndexOf('»') + 1)..]);
                parts.Add(new(body[0], null, place, SnippetTemplate.Parse(body[1..], "raw")));
            }
            else
            {
                parts.Add(new(place ?? throw new FormatException($"Where does it go? {lines[start]}"), way, null, SnippetTemplate.Parse(body, way)));
            }
        }

        return parts;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static (string Key, string Value) Pair(string line) =>
        line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? (line[..at], line[(at + 2)..].Trim()) : throw new FormatException($"No 'key: value': {line}");
}
