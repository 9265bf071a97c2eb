#pragma warning disable MA0048 // The parts of a template are read together.
using System.Text;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>
/// Lines with <c>«values»</c>, written the way of the format around them; <c>«value|quoting»</c> is written another way.
/// Numbers are written as they are. A line that begins with <c>«?value»</c> is there only when the value is.
/// </summary>
public sealed class SnippetTemplate
{
    private readonly IReadOnlyList<Line> _lines;

    private SnippetTemplate(IReadOnlyList<Line> lines) => _lines = lines;

    /// <summary>Every value it asks for.</summary>
    public IEnumerable<string> Names => _lines.SelectMany(line => line.Pieces.Where(piece => piece.IsValue).Select(piece => piece.Text).Concat(line.Conditions)).Distinct();

    /// <param name="quoting">How values are written when they do not say otherwise.</param>
    /// <exception cref="FormatException">A bracket is open, a value or a way to write it is unknown.</exception>
    public static SnippetTemplate Parse(IEnumerable<string> lines, string quoting) => new([.. lines.Select(line => ParseLine(line, quoting))]);

    /// <summary>The text; or the name of the value that cannot be written in this format.</summary>
    public (string? Text, string? Unwritable) Fill(Func<string, string?> value)
    {
        var text = new StringBuilder();
        foreach (var line in _lines)
        {
            if (line.Conditions.Any(condition => value(condition) is null)) continue;
            if (text.Length > 0) text.Append('\n');
            foreach (var piece in line.Pieces)
            {
                if (!piece.IsValue) text.Append(piece.Text);
                else if (Quoting.Write(piece.Quoting, value(piece.Text) ?? "") is { } written) text.Append(written);
                else return (null, piece.Text);
            }
        }

        return (text.ToString(), null);
    }

    private static Line ParseLine(string line, string quoting)
    {
        List<string> conditions = [];
        List<Piece> pieces = [];
        for (var at = 0; at < line.Length;)
        {
            var open = line.IndexOf('«', at);
            if (open < 0) open = line.Length;
            if (open > at) pieces.Add(new(line[at..open], IsValue: false, ""));
            if (open == line.Length) break;
            var close = line.IndexOf('»', open);
            if (close < 0) throw new FormatException($"'«' is never closed: {line}");
            var (name, way) = line[(open + 1)..close].Split('|') switch { [var only] => (only, SnippetValues.Numbers.Contains(only) ? "raw" : quoting), [var first, var second] => (first, second), _ => throw new FormatException(line) };
            if (!SnippetValues.Names.Contains(name.TrimStart('?'))) throw new FormatException($"Unknown value «{name}»");
            if (!Quoting.IsKnown(way)) throw new FormatException($"Unknown way to write «{name}»: {way}");
            if (name[0] != '?') pieces.Add(new(name, IsValue: true, way));
            else if (pieces.Count == 0) conditions.Add(name[1..]);
            else throw new FormatException($"A condition stands at the beginning of a line: {line}");
            at = close + 1;
        }

        return new(conditions, pieces);
    }

    private sealed record Line(IReadOnlyList<string> Conditions, IReadOnlyList<Piece> Pieces);

    private sealed record Piece(string Text, bool IsValue, string Quoting);
}
