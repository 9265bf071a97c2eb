using System.Text.RegularExpressions;
using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Guide;

/// <summary>What an explanation says first, for a list and for search engines.</summary>
internal static partial class FirstSentence
{
    /// <param name="commonMark">An explanation's text.</param>
    /// <returns>Plain text, one line.</returns>
    public static string Of(string commonMark)
    {
        var paragraph = MarkdownText.ToPlain(commonMark.Split("\n\n", 2)[0]).ReplaceLineEndings(" ");
        return End().Match(paragraph) is { Success: true } end ? paragraph[..(end.Index + 1)] : paragraph;
    }

    [GeneratedRegex(@"[.?!] (?=\p{Lu})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex End();
}
