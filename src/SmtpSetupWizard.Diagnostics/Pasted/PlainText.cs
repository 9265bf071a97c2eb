using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>
/// Takes off what terminals, web pages, mail programs and string literals put around words: escape sequences, tags and entities,
/// quoted-printable, <c>\r\n</c> written as letters, UTF-8 read as Windows-1252. What stays is lines of words.
/// </summary>
internal static partial class PlainText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Lazy<Encoding> Windows1252 = new(static () => CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!);

    /// <summary>Lines parted by line feeds.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0) text = new string([.. text.EnumerateRunes().SelectMany(static rune => rune.ToString())]);
        text = text.ReplaceLineEndings("\n").Replace('\r', '\n');
        text = Ansi().Replace(text, "");
        if (text.Contains('=', StringComparison.Ordinal) && QuotedPrintableSign().IsMatch(text)) text = QuotedPrintable(text);
        if (text.Contains('\\', StringComparison.Ordinal)) text = Ansi().Replace(Unescaped(text), "");
        text = WithoutMarkup(text);
        if (text.AsSpan().ContainsAnyInRange('\u0080', '\uffff')) text = Misread().Replace(text, static run => AsUtf8(run.Value) ?? run.Value);
        return Visible(text);
    }

    private static string WithoutMarkup(string text)
    {
        if (text.Contains('<', StringComparison.Ordinal)) text = Tag().Replace(LineTag().Replace(text, "\n"), " ");
        if (!text.Contains('&', StringComparison.Ordinal) || !Entity().IsMatch(text)) return text;

        // Logs in tickets are often encoded twice.
        text = WebUtility.HtmlDecode(text);
        if (Entity().IsMatch(text)) text = WebUtility.HtmlDecode(text);
        return text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(LineTag().Replace(text, "\n"), " ") : text;
    }

    private static string QuotedPrintable(string text)
    {
        text = text.Replace("=\n", "", StringComparison.Ordinal);
        return QuotedBytes().Replace(text, static run => ServerText.Decode(Convert.FromHexString(run.Value.Replace("=", "", StringComparison.Ordinal))));
    }

    /// <summary>Once is for a literal, twice for a literal in JSON.</summary>
    private static string Unescaped(string text)
    {
        for (var turn = 0; turn < 2 && text.Contains('\\', StringComparison.Ordinal); turn++)
        {
            text = EscapedBytes().Replace(text, static run => Bytes(run.Value));
            text = Escape().Replace(text, static escape => escape.Value[1] switch
            {
                'r' or 'n' => "\n",
                't' => " ",
                'u' => ((char)int.Parse(escape.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
                'e' => "\u001b",
                _ => escape.Value[1..],
            });
        }

        return text.ReplaceLineEndings("\n");
    }

    /// <summary><c>\xe5\xb8</c> or, as Postfix writes it, <c>\345\270</c>.</summary>
    private static string Bytes(string escaped) => ServerText.Decode([.. escaped.Split('\\', StringSplitOptions.RemoveEmptyEntries).Select(static one => one[0] == 'x'
        ? byte.Parse(one.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : (byte)Convert.ToInt32(one, 8))]);

    private static string? AsUtf8(string run)
    {
        try
        {
            return StrictUtf8.GetString(Windows1252.Value.GetBytes(run));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) visible.Append(' ');
            else if (rune.Value == '\n' || ServerText.IsVisible(rune)) visible.Append(rune.ToString());
        }

        return visible.ToString();
    }

    // The second form is what is left of an escape sequence where its first character got lost.
    [GeneratedRegex(@"(?:\u001b|\^\[|\u241b)(?:\[[\d;?]{0,20}[A-Za-z]|\][^\u0007\n]{0,200}\u0007|[()][A-Z0-9])|\[(?:\d{1,2}(?:;\d{1,3}){0,4})?m(?![a-z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ansi();

    [GeneratedRegex(@"=(?:3D|20|0D|0A|C3=|E2=80|D0=|D1=)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex QuotedPrintableSign();

    [GeneratedRegex(@"(?:=[0-9A-F]{2})+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex QuotedBytes();

    [GeneratedRegex(@"(?:\\x[0-9A-Fa-f]{2}|\\[23][0-7]{2})+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EscapedBytes();

    [GeneratedRegex(@"\\(?:r\\n|[rnte""'/\\]|u[0-9A-Fa-f]{4})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"</?(?:br|p|div|pre|li|ul|ol|tr|table|blockquote|h[1-6])\b[^<>\n]{0,300}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LineTag();

    [GeneratedRegex(@"</?(?:a|b|i|u|em|strong|span|code|font|td|th|tt|small|img|tbody|thead|html|body|head|kbd|samp)\b(?![^<>]*@)[^<>\n]{0,300}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,6}|#x[0-9A-Fa-f]{1,6}|[lr][sd]quo|[aeiou](?:uml|acute|grave|circ)|szlig|ccedil|ntilde|hellip|mdash|ndash);", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u0192\u02c6-\u02dc\u2010-\u203a\u20ac\u2122](?:[\u0080-\u00ff\u0152-\u017e\u0192\u02c6-\u02dc\u2010-\u203a\u20ac\u2122])*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Misread();
}
