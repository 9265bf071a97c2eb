using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>
/// What a reply says, made ready for rules of words: lower case without accents, typographic signs made plain, at most
/// <see cref="MaxLength"/> characters. Names that nobody wrote as words stand as <c>@url</c>, <c>@mail</c>, <c>@ip</c> and <c>@host</c>: a
/// user may be called spam, and a host relay.denied.example. Where Postfix wraps a policy's words, <c>@at</c> only says at which command.
/// </summary>
internal sealed record ReplyText(string Words, string Links)
{
    /// <summary><see cref="Words"/> between full stops.</summary>
    public IReadOnlyList<string> Sentences { get; } = [.. Words.Split([". ", "; ", "! ", "? ", "。", "；", "！"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Longer texts keep their beginning and their end.</summary>
    public const int MaxLength = 2000;

    private const int KeptEnd = 500;

    // Addresses before dotted names, which they contain. Each begins where a word does and gives nothing back: the search stays linear.
    private static readonly Regex Names = new(
        """
        https?://[^\s<>"]+|www\.[^\s<>"]+
        |<[^<>@]*@[^<>]*>
        |(?<![^\s<>()\[\],;:"'=])(?>[^\s<>()\[\],;:"'=@]+)@[^\s<>()\[\],;:"'=]*[\p{L}\d\]]
        |(?<![\da-f:.])[\da-f]{1,4}(?::[\da-f]{0,4}){2,7}
        |(?<![\p{L}\d_.-])(?>[\p{L}\d_][\p{L}\d_-]*(?:\.[\p{L}\d_][\p{L}\d_-]*)+)
        """.ReplaceLineEndings(""),
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout);

    // A name of one dot is a host when it ends like one; "failed.retry" is a sentence without its blank.
    private static readonly Regex Ending = new(
        @"\.(?:xn--[a-z\d-]+|[a-z]{2}|com|net|org|info|biz|gov|edu|mil|int|name|pro|dev|app|email|mail|cloud|online|site|shop|local|localdomain|internal|lan|corp|home|test|example|invalid)$|\..*\.\p{L}{2,}$",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout);

    // "denied.Please": a sentence ended, and that is no host name.
    private static readonly Regex SentenceEnd = new(@"\.(?=\p{Lu}\p{Ll})", RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);

    private static readonly Lazy<Encoding[]> OtherEncodings = new(static () =>
        [.. new[] { "gb18030", "windows-1251", "koi8-r", "shift_jis", "euc-kr", "big5" }.Select(name => CodePagesEncodingProvider.Instance.GetEncoding(name)!)]);

    public static ReplyText Of(string text)
    {
        text = Bounded(text, MaxLength, KeptEnd);
        var plain = Fold(SentenceEnd.Replace(Readings(text), ". "));
        plain = plain.Replace("recipient address rejected:", "@at", StringComparison.Ordinal);
        var links = new StringBuilder();
        var words = Names.Replace(plain, match =>
        {
            var kind = Kind(match.Value);
            if (kind is "@url" or "@host") links.Append(match.Value).Append(' ');
            return kind;
        });
        return new(words, links.ToString());
    }

    /// <summary>A text of at most <paramref name="most"/> characters, but for a blank: a longer one keeps its beginning and its end.</summary>
    public static string Bounded(string text, int most, int keptEnd) =>
        text.Length > most ? string.Concat(text.AsSpan(0, most - keptEnd), " ", text.AsSpan(text.Length - keptEnd)) : text;

    /// <summary>Lower case, compatible forms (RFC-free oddities such as full-width letters) made plain, accents taken off; kana and hangul stay whole.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var sign in Ascii.IsValid(text) ? text : Decomposed(text))
        {
            if (sign is >= '\u0300' and <= '\u036F') continue;
            _ = sign switch
            {
                'ß' => folded.Append("ss"),
                'ł' or 'Ł' => folded.Append('l'),
                'ı' => folded.Append('i'),
                'ø' or 'Ø' => folded.Append('o'),
                'đ' or 'Đ' => folded.Append('d'),
                'æ' or 'Æ' => folded.Append("ae"),
                '’' or '‘' or 'ʼ' or '`' or '´' => folded.Append('\''),
                '“' or '”' or '„' or '«' or '»' => folded.Append('"'),
                '‐' or '‑' or '–' or '—' => folded.Append('-'),
                '\t' or '\r' or '\n' => folded.Append(' '),
                _ => folded.Append(char.ToLowerInvariant(sign)),
            };
        }

        var result = folded.ToString();
        return Ascii.IsValid(result) ? result : result.Normalize(NormalizationForm.FormC);
    }

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: what can't be normalised can't be matched either.
            return new string([.. text.Where(sign => !char.IsSurrogate(sign))]).Normalize(NormalizationForm.FormKD);
        }
    }

    /// <summary>A reply that was no UTF-8 was read as Latin-1. Letters in a row that no Latin language has are read in the other encodings as well.</summary>
    private static string Readings(string text)
    {
        if (!LooksMisread(text)) return text;
        var bytes = Encoding.Latin1.GetBytes(text);
        return string.Join('\n', OtherEncodings.Value.Select(encoding => encoding.GetString(bytes)).Prepend(text));
    }

    private static bool LooksMisread(string text)
    {
        var row = 0;
        foreach (var sign in text)
        {
            if (sign > '\u00FF') return false;
            row = sign >= '\u0080' ? row + 1 : 0;
            if (row >= 4) return true;
        }

        return false;
    }

    private static string Kind(string name) =>
        name.Contains("://", StringComparison.Ordinal) || name.StartsWith("www.", StringComparison.Ordinal) ? "@url"
        : name.Contains('@', StringComparison.Ordinal) ? "@mail"
        : (name.Contains(':', StringComparison.Ordinal) || name.AsSpan().Count('.') == 3) && IPAddress.TryParse(name, out _) ? "@ip"
        : Ending.IsMatch(name) ? "@host"
        : name;
}
