using System.Globalization;
using System.Text;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Words that somebody else wrote (a mail server, a certificate, a form) made fit to stand inside ours.</summary>
internal static class ForeignText
{
    public const int MaxLength = 512;

    /// <summary>One line without control, bidi and other invisible characters, blanks collapsed, at most <see cref="MaxLength"/> characters; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var clean = new StringBuilder();
        var blank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBlank(rune))
            {
                blank = clean.Length > 0;
                continue;
            }

            if (IsInvisible(rune)) continue;
            if (clean.Length + rune.Utf16SequenceLength + 2 > MaxLength)
            {
                clean.Append('…');
                break;
            }

            if (blank) clean.Append(' ');
            blank = false;
            clean.Append(rune.ToString());
        }

        return clean.Length == 0 ? null : clean.ToString();
    }

    /// <summary>A CommonMark code span (section 6.1) that <paramref name="clean"/> cannot leave: its fence is longer than any run of backticks inside.</summary>
    public static string CodeSpan(string clean)
    {
        var fence = new string('`', LongestBacktickRun(clean) + 1);
        var pad = clean[0] == '`' || clean[^1] == '`' ? " " : "";
        return $"{fence}{pad}{clean}{pad}{fence}";
    }

    /// <summary>Between quotation marks, for plain text; marks inside become straight ones, so the end of the quotation is ours.</summary>
    public static string Quote(string clean) => $"“{clean.Replace('“', '"').Replace('”', '"')}”";

    private static int LongestBacktickRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune);

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}
