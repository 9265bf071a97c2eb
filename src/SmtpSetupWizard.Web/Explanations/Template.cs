#pragma warning disable MA0048 // The parts of a template are read together.
using System.Text;
using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>
/// A text with <c>{placeholders}</c> and optional parts <c>[[… {placeholder} …||otherwise]]</c>: a part is left out (or says what
/// stands after <c>||</c>) when one of its placeholders has no value. <c>{?condition}</c> writes nothing and only decides that.
/// </summary>
internal sealed partial class Template
{
    // Marks a part that was left out; no text of ours or of others can hold it.
    private const char LeftOut = '\0';

    private readonly IReadOnlyList<Part> _parts;

    private Template(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>The names it uses, without question mark.</summary>
    public IEnumerable<string> Names => _parts.SelectMany(part => part.Pieces.Concat(part.Otherwise)).Where(piece => piece.IsName).Select(piece => piece.Text);

    /// <exception cref="FormatException">Unknown or unguarded placeholder, nested or open part.</exception>
    public static Template Parse(string text)
    {
        var parts = new List<Part>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("[[", at, StringComparison.Ordinal);
            if (open < 0) open = text.Length;
            if (open > at) parts.Add(new(Unguarded(Pieces(text[at..open])), [], IsOptional: false));
            if (open == text.Length) break;
            var close = text.IndexOf("]]", open, StringComparison.Ordinal);
            if (close < 0) throw new FormatException($"'[[' is never closed: {text[open..]}");
            var inner = text[(open + 2)..close];
            if (inner.Contains("[[", StringComparison.Ordinal)) throw new FormatException($"'[[' within '[[': {inner}");
            var sides = inner.Split("||", 2);
            var pieces = Pieces(sides[0]);
            if (!pieces.Any(piece => piece.IsName)) throw new FormatException($"An optional part needs a placeholder: {inner}");
            parts.Add(new(pieces, sides.Length == 2 ? Unguarded(Pieces(sides[1])) : [], IsOptional: true));
            at = close + 2;
        }

        return new(parts);
    }

    /// <param name="value">What a placeholder says here; null when there is nothing to say.</param>
    public string Fill(Func<string, string?> value)
    {
        var filled = new StringBuilder();
        foreach (var part in _parts)
        {
            var whole = part.IsOptional && part.Pieces.Any(piece => piece.IsName && value(piece.Text) is null) ? part.Otherwise : part.Pieces;
            if (whole.Count == 0) filled.Append(LeftOut);
            foreach (var piece in whole) filled.Append(piece.IsName ? value(piece.Text) : piece.Text);
        }

        return WithoutGaps(filled.ToString());
    }

    // A line that was nothing but optional parts, all left out, goes with its line end; of two blanks around a part one stays.
    private static string WithoutGaps(string text)
    {
        if (!text.Contains(LeftOut, StringComparison.Ordinal)) return text;
        var lines = text.Split('\n')
            .Where(line => line.Length == 0 || line.Trim(LeftOut, ' ').Length > 0)
            .Select(line => Gap().Replace(line, match => match.Value.Contains(' ', StringComparison.Ordinal) ? " " : "").Trim(' '));
        return EmptyLines().Replace(string.Join('\n', lines), "\n\n");
    }

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 1000)]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@" ?(\0+ )*\0+ ?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Gap();

    private static List<Piece> Unguarded(List<Piece> pieces) => pieces.Find(piece => piece.IsName && !Placeholders.AlwaysThere.Contains(piece.Text)) is { } bare
        ? throw new FormatException($"{{{bare.Text}}} can be missing: put it into [[ ]]")
        : pieces;

    private static List<Piece> Pieces(string text)
    {
        var pieces = new List<Piece>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) pieces.Add(new(Literal(text[at..open]), IsName: false));
            if (open == text.Length) break;
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"'{{' is never closed: {text[open..]}");
            var name = text[(open + 1)..close];
            if (!Placeholders.IsKnown(name)) throw new FormatException($"Unknown placeholder {{{name}}}");
            if (pieces is [.., { IsName: true } before] && before.Text[0] != '?') throw new FormatException($"{{{name}}} stands against {{{before.Text}}}");
            pieces.Add(new(name, IsName: true));
            at = close + 1;
        }

        return pieces;
    }

    private static string Literal(string text) => text.AsSpan().ContainsAny('}', '\0') || text.Contains("]]", StringComparison.Ordinal)
        ? throw new FormatException($"A bracket closes nothing: {text}")
        : text;

    private sealed record Part(IReadOnlyList<Piece> Pieces, IReadOnlyList<Piece> Otherwise, bool IsOptional);

    private sealed record Piece(string Text, bool IsName);
}
