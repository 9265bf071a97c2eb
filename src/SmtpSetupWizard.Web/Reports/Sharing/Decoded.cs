using System.Globalization;
using System.Text;

namespace SmtpSetupWizard.Web.Reports.Sharing;

/// <summary>Reads through the ways in which an address is encoded, and knows of each character where it stood.</summary>
internal static class Decoded
{
    /// <returns>The text decoded as far as it goes, and for each of its characters where it began and ended in <paramref name="text"/>.</returns>
    public static (string Plain, IReadOnlyList<(int Start, int End)> Places) Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        var places = new List<(int, int)>(text.Length);
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            bytes.Clear();
            // Bytes of one character stand together: %C3%A9.
            while (Byte(text, at) is { } value)
            {
                bytes.Add(value);
                at += 3;
                if (value < 0x80) break;
            }

            if (bytes.Count > 0)
            {
                foreach (var character in Encoding.UTF8.GetString([.. bytes]))
                {
                    plain.Append(character);
                    places.Add((start, at));
                }
            }
            else if (Entity(text, at) is var (character, length))
            {
                plain.Append(character);
                at += length;
                places.Add((start, at));
            }
            else if (text[at] is '\\' or '"' or '\'')
            {
                // "ann"@example.com, ann\@example.com
                at++;
            }
            else
            {
                plain.Append(text[at++]);
                places.Add((start, at));
            }
        }

        return (plain.ToString(), places);
    }

    /// <summary><c>%40</c>, <c>+40</c>, <c>=40</c>.</summary>
    private static byte? Byte(string text, int at) =>
        at + 2 < text.Length && text[at] is '%' or '+' or '=' && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value >= 0x20
            ? value : null;

    /// <summary><c>&amp;#64;</c>, <c>&amp;#x40;</c>.</summary>
    private static (char Character, int Length)? Entity(string text, int at)
    {
        if (text[at] != '&' || at + 3 >= text.Length || text[at + 1] != '#') return null;
        var end = text.IndexOf(';', at + 2, Math.Min(6, text.Length - at - 2));
        if (end < 0) return null;
        var digits = text.AsSpan(at + 2, end - at - 2);
        var read = digits is ['x' or 'X', .. var hex]
            ? ushort.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return read && code >= 0x20 ? ((char)code, end - at + 1) : null;
    }
}
