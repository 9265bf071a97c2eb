using System.Buffers;
using System.Globalization;
using System.Text;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>
/// Text that came from a server, made harmless: decoded as UTF-8, else Latin-1; without control, bidirectional and other invisible
/// characters; bounded.
/// </summary>
public static class ServerText
{
    /// <summary>The most characters of one text that are kept.</summary>
    public const int MaxLength = 512;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>RFC 6531 lets replies be UTF-8; what is not is read as Latin-1, in which every byte is a character.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>One line, harmless.</summary>
    public static string Clean(string text, int maxLength = MaxLength) => Clean(text, maxLength, keepLines: false);

    /// <summary>Several lines, harmless, still separated by line feeds.</summary>
    public static string CleanLines(string text, int maxLength = MaxLength) => Clean(text, maxLength, keepLines: true);

    private static string Clean(string text, int maxLength, bool keepLines)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var length);
            rest = rest[length..];
            if (status != OperationStatus.Done) continue;
            if (keepLines && rune.Value == '\n')
            {
                clean.Append('\n');
            }
            else if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (IsVisible(rune))
            {
                clean.Append(rune.ToString());
            }

            if (clean.Length < maxLength) continue;
            if (!rest.IsEmpty) clean.Length = TrimmedLength(clean, maxLength - 1);
            if (!rest.IsEmpty) clean.Append('…');
            break;
        }

        return clean.ToString().Trim();
    }

    private static int TrimmedLength(StringBuilder text, int length) =>
        length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;

    /// <summary>Whether it is seen, and seen as what it is: no control, bidirectional or other invisible character.</summary>
    internal static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
