using System.Text;

namespace SmtpSetupWizard.Web.Api;

/// <summary>
/// Words of a server that are pasted into somebody else's system. Code spans and fences hold them for all that read CommonMark (GitHub, GitLab,
/// Zendesk, Jira's editor); where those are not known (Jira's wiki markup, plain mail), an invisible joiner (U+2060) within what would become a
/// link, a mention, an image or a macro keeps it text.
/// </summary>
public static class NeutralText
{
    public const char Joiner = '\u2060';

    /// <summary>One line that looks the same and is nothing but text.</summary>
    public static string Of(string words)
    {
        var neutral = new StringBuilder(words.Length + 8);
        for (var at = 0; at < words.Length; at++)
        {
            var character = words[at];
            neutral.Append(character is '\r' or '\n' ? ' ' : character);
            if (Begins(words, at)) neutral.Append(Joiner);
        }

        return neutral.ToString();
    }

    private static bool Begins(string words, int at) => words[at] switch
    {
        // [~ann], [text|target], {macro}
        '[' or '{' => true,
        // @ann; an address stays one, to be searched for and copied
        '@' => at == 0 || !(char.IsLetterOrDigit(words[at - 1]) || words[at - 1] == '…'),
        // https://, and mailto: or tel: before anything
        ':' => at > 0 && char.IsAsciiLetter(words[at - 1]) && at + 1 < words.Length && words[at + 1] != ' ',
        // !picture.png!, ![alt](target)
        '!' => at + 1 < words.Length && words[at + 1] != ' ',
        // www.example.com
        'w' or 'W' => at >= 2 && at + 1 < words.Length && words[at + 1] == '.' && words.AsSpan(at - 2, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>A CommonMark code span (section 6.1): its fence is longer than any run of backticks in it.</summary>
    public static string CodeSpan(string line)
    {
        if (line.Trim().Length == 0) return "–";
        var fence = new string('`', LongestRun(line) + 1);
        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    /// <summary>The most backticks in a row.</summary>
    public static int LongestRun(string text)
    {
        int longest = 0, run = 0;
        foreach (var character in text) longest = Math.Max(longest, run = character == '`' ? run + 1 : 0);
        return longest;
    }
}
