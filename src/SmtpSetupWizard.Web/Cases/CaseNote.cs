using System.Globalization;
using System.Text;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>Words of an agent to a customer: plain text that cannot pose as anything else.</summary>
public static class CaseNote
{
    public const int MaxLength = 1000;
    private const int MaxLines = 40;

    /// <summary>Lines without control, bidi and other invisible characters, no more than one empty line in a row; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var clean = string.Concat(line.EnumerateRunes().Where(IsSeen).Select(rune => Rune.IsWhiteSpace(rune) ? " " : rune.ToString())).Trim();
            if (clean.Length > 0 || lines is [.., { Length: > 0 }]) lines.Add(clean);
        }

        return string.Join('\n', lines.Take(MaxLines)).Trim() is { Length: > 0 } note ? note : null;
    }

    private static bool IsSeen(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
