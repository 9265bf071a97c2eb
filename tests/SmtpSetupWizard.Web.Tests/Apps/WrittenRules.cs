using System.Globalization;
using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Web.Tests.Apps;

/// <summary>Formats for which no parser is to be had here, read by the rules that their documentation writes down.</summary>
internal static partial class WrittenRules
{
    /// <summary>Lines of words, nothing quoted.</summary>
    public static string[] Lines(string text) => text.Split('\n');

    /// <summary>What mutt prints: <c>name="value"</c> with backslashes.</summary>
    public static string UnquoteMutt(string line) =>
        line.Split('=', 2) is [var name, ['"', .., '"'] value] ? $"{name}={value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)}" : line;

    /// <summary>Docker Compose: <c>$$</c> is a dollar sign, <c>$</c> before anything else fills something in.</summary>
    public static string Interpolate(string value)
    {
        Assert.DoesNotMatch(@"(?<!\$)(\$\$)*\$(?!\$)", value);
        return value.Replace("$$", "$", StringComparison.Ordinal);
    }

    /// <summary>java.util.Properties.load.</summary>
    public static string[] Properties(string text) =>
    [
        .. text.Split('\n').SelectMany(line => line.Split('=', 2)).Select(part => JavaEscape().Replace(
            part.TrimStart(' ', '\t', '\f'),
            match => match.Groups["code"] is { Success: true } code ? ((char)int.Parse(code.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString() : match.Groups["other"].Value)),
    ];

    /// <summary>gopkg.in/ini: backquotes or three double quotes hold everything but <c>%(name)s</c>; <c>#</c> and <c>;</c> begin a comment elsewhere.</summary>
    public static string[] GoIni(string text) => [.. text.Split('\n').SelectMany(line => line.Split(" = ", 2)).Select(part =>
    {
        Assert.DoesNotContain("%(", part, StringComparison.Ordinal);
        if (part.StartsWith('`') && part.IndexOf('`', 1) == part.Length - 1) return part[1..^1];
        if (part.StartsWith("\"\"\"", StringComparison.Ordinal) && part.IndexOf("\"\"\"", 3, StringComparison.Ordinal) == part.Length - 3) return part[3..^3];
        Assert.DoesNotMatch("[#;`\"]", part);
        return part;
    })];

    /// <summary>Single quotes, plain or curved, hold everything; two of them are one.</summary>
    public static string[] PowerShell(string text) =>
        [.. PowerShellWord().Matches(text).Select(word => word.Groups["quoted"] is { Success: true } quoted ? PowerShellQuote().Replace(quoted.Value, "$1") : word.Value)];

    [GeneratedRegex(@"\\(u(?<code>[0-9a-f]{4})|(?<other>.))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JavaEscape();

    [GeneratedRegex(@"['‘’‚‛](?<quoted>(?:[^'‘’‚‛]|(['‘’‚‛]){2})*)['‘’‚‛]|[^'‘’‚‛\s]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PowerShellWord();

    [GeneratedRegex("(['‘’‚‛])['‘’‚‛]", RegexOptions.None, 1000)]
    private static partial Regex PowerShellQuote();
}
