using System.Buffers;
using System.Text;

namespace SmtpSetupWizard.Web.Reports.Sharing;

/// <summary>
/// Hides names in a text: as they were typed, in other case, with another domain, within <c>user=ann</c>, encoded for addresses and URLs
/// (<c>%40</c>, xtext of RFC 3461 section 4, quoted-printable, backslashes, quotes, HTML), or in Base64.
/// </summary>
internal sealed class TextMask
{
    private const char Ellipsis = '…';
    private static readonly SearchValues<char> Encoding = SearchValues.Create("%+=\\&\"'(");
    private static readonly HashSet<string> AccountWords =
        new(StringComparer.OrdinalIgnoreCase) { "user", "username", "account", "mailbox", "login", "recipient", "sender", "address", "for", "utente", "casella" };

    private readonly IReadOnlyList<MaskedName> _names;

    /// <param name="typed">User names and addresses, as the person typed them.</param>
    public TextMask(IEnumerable<string> typed) =>
        // The longest first: an address before the user name that is its beginning.
        _names = [.. typed.SelectMany(MaskedName.Of).DistinctBy(name => name.Whole, StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Local.Length)];

    /// <summary>What stands in place of a name that is shown on its own.</summary>
    public string Name(string typed) => _names.FirstOrDefault(name => name.Whole.Equals(typed.Trim(), StringComparison.OrdinalIgnoreCase))?.Shown ?? Of(typed);

    public string Of(string text)
    {
        if (_names.Count == 0 || text.Length == 0) return text;
        var hidden = new List<Hidden>();
        Find(text, hidden);
        if (text.AsSpan().ContainsAny(Encoding)) FindEncoded(text, hidden);
        return hidden.Count == 0 ? text : Replace(text, hidden);
    }

    private void Find(string text, List<Hidden> hidden)
    {
        foreach (var name in _names)
        {
            for (var at = 0; (at = text.IndexOf(name.Local, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Local.Length)
                if (Means(text, at, at + name.Local.Length, name)) hidden.Add(new(at, at + name.Local.Length, name.LocalShown));
            foreach (var encoded in name.Base64)
            {
                if (text.IndexOf(encoded, StringComparison.Ordinal) is >= 0 and var found) hidden.Add(Run(text, found, found + encoded.Length));
            }

            FindCut(text, name, hidden);
        }
    }

    private void FindEncoded(string text, List<Hidden> hidden)
    {
        var (plain, places) = Decoded.Of(text);
        if (plain.Length == text.Length) return;
        foreach (var name in _names)
        {
            for (var at = 0; (at = plain.IndexOf(name.Local, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Local.Length)
                if (Means(plain, at, at + name.Local.Length, name)) hidden.Add(new(places[at].Start, places[at + name.Local.Length - 1].End, name.LocalShown));
        }
    }

    /// <summary>Long texts are cut, and a cut can go through the name.</summary>
    private static void FindCut(string text, MaskedName name, List<Hidden> hidden)
    {
        if (text[^1] != Ellipsis) return;
        for (var length = Math.Min(name.Local.Length - 1, text.Length - 1); length >= 3; length--)
        {
            var start = text.Length - 1 - length;
            if (!text.AsSpan(start, length).Equals(name.Local.AsSpan(0, length), StringComparison.OrdinalIgnoreCase) || (start > 0 && IsWord(text[start - 1]))) continue;
            hidden.Add(new(start, text.Length, name.LocalShown));
            return;
        }
    }

    /// <summary>Whether what stands there is the name, and not a part of another word or of a host name.</summary>
    private static bool Means(string text, int start, int end, MaskedName name)
    {
        var before = start > 0 ? text[start - 1] : ' ';
        var after = end < text.Length ? text[end] : ' ';
        if (IsWord(before) || IsWord(after)) return false;
        if (IsAt(text, end)) return true;
        // A label of a host name, a part of another word.
        if ((after is '.' or '-' && end + 1 < text.Length && IsWord(text[end + 1])) || (before is '.' or '-' && start > 1 && IsWord(text[start - 2]))) return false;
        return !name.IsOrdinary || NamesAccount(text, start, before);
    }

    private static bool IsAt(string text, int at)
    {
        if (at >= text.Length) return false;
        if (text[at] is '@' or '＠') return true;
        var rest = text.AsSpan(at).TrimStart();
        // ann=example.com@relay, ann (at) example.com
        return (text[at] == '=' && IsDomain(rest[1..]))
            || rest.StartsWith("(at)", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("[at]", StringComparison.OrdinalIgnoreCase)
            || (rest.Length > 3 && rest.StartsWith("at ", StringComparison.OrdinalIgnoreCase) && IsDomain(rest[3..]))
            || rest.StartsWith("@", StringComparison.Ordinal);
    }

    private static bool IsDomain(ReadOnlySpan<char> rest)
    {
        var word = rest.TrimStart();
        var end = word.IndexOfAny(" @>,;");
        if (end >= 0) word = word[..end];
        return word is [var first, ..] && char.IsLetterOrDigit(first) && word.TrimEnd('.').Contains('.');
    }

    /// <summary><c>user=info</c>, <c>&lt;info&gt;</c>, <c>account info</c>: there even an ordinary word is a name.</summary>
    private static bool NamesAccount(string text, int start, char before)
    {
        if (before is '=' or '<' or '"' or '\'' or '`' or '/' or '\\' or '[' or '(' or '{' or '“' or '‘') return true;
        var lead = text.AsSpan(0, start).TrimEnd(" :").ToString();
        var word = lead[(lead.LastIndexOfAny([' ', '\n', '(', '[', ',', ';']) + 1)..];
        return word.Length > 0 && AccountWords.Contains(word);
    }

    private static Hidden Run(string text, int start, int end)
    {
        while (start > 0 && IsBase64(text[start - 1])) start--;
        while (end < text.Length && (IsBase64(text[end]) || text[end] == '=')) end++;
        return new(start, end, Ellipsis.ToString());
    }

    private static bool IsBase64(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '-' or '_';

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character);

    private static string Replace(string text, List<Hidden> hidden)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, shown) in hidden.OrderBy(part => part.Start).ThenByDescending(part => part.End))
        {
            if (end <= at) continue;
            if (start >= at) masked.Append(text, at, start - at).Append(shown);
            at = end;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    private readonly record struct Hidden(int Start, int End, string Shown);
}
