using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>
/// How each format writes a text so that it arrives unchanged, quotes included. Null: the format cannot hold it.
/// Texts have no control characters.
/// </summary>
public static class Quoting
{
    private static readonly FrozenDictionary<string, Func<string, string?>> Ways = new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal)
    {
        // For what nobody typed (hosts, numbers), and for what is shown and not parsed.
        ["raw"] = value => value,
        ["url"] = Uri.EscapeDataString,
        ["php"] = value => $"'{Escape(value, '\\', "'\\")}'",
        ["ruby"] = value => $"'{Escape(value, '\\', "'\\")}'",
        ["c"] = CString,
        ["json"] = CString,
        ["python"] = CString,
        ["js"] = CString,
        ["go"] = CString,
        ["csharp"] = CString,
        ["yaml"] = Yaml,
        ["spring"] = value => value.Contains("${", StringComparison.Ordinal) || value.Contains("#{", StringComparison.Ordinal) ? null : Yaml(value),
        ["compose"] = value => Yaml(value.Replace("$", "$$", StringComparison.Ordinal)),
        // Within double quotes Ruby's dotenv takes an escaped backslash before an n for the end of a line.
        ["env"] = value => !value.Contains('\'', StringComparison.Ordinal) ? $"'{value}'" : value.Contains('\\', StringComparison.Ordinal) ? null : $"\"{Escape(value, '\\', "\"$")}\"",
        ["shell"] = Shell,
        // curl's --user: the first colon ends the name.
        ["login"] = value => value.Contains(':', StringComparison.Ordinal) ? null : Shell(value),
        // PowerShell takes the printer's quotes for the typewriter's.
        ["powershell"] = value => $"'{string.Concat(value.Select(c => "'‘’‚‛".Contains(c, StringComparison.Ordinal) ? $"{c}{c}" : c.ToString()))}'",
        ["properties"] = Properties,
        ["xml"] = value => value.Any(c => !char.IsSurrogate(c) && !XmlConvert.IsXmlChar(c)) ? null : WebUtility.HtmlEncode(value),
        ["grafana"] = value => value.Contains("${", StringComparison.Ordinal) || value.Contains("$__", StringComparison.Ordinal) ? null : GoIni(value),
        ["goini"] = GoIni,
        ["msmtp"] = value => value.Length == 0 || IsPadded(value) || value[0] == '"' ? $"\"{value}\"" : value,
        ["muttrc"] = value => $"\"{Escape(value, '\\', "\"\\$`")}\"",
        // The first colon ends the name.
        ["passwords"] = value => value.Contains(':', StringComparison.Ordinal) || IsPadded(value) || value.StartsWith('#') ? null : value,
        ["exim"] = value => value.Contains(':', StringComparison.Ordinal) || IsPadded(value) || value.Contains('^', StringComparison.Ordinal) ? null : value,
        ["secret"] = value => IsPadded(value) ? null : value,
        ["ssmtp"] = value => value.Any(c => c is '#' or '=' or ':' || char.IsWhiteSpace(c)) ? null : value,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string way) => Ways.ContainsKey(way);

    /// <exception cref="KeyNotFoundException">There is no such way: a mistake of ours that a test finds.</exception>
    public static string? Write(string way, string value) => Ways[way](value);

    private static string Shell(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPadded(string value) => value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]));

    private static string Escape(string value, char by, string which)
    {
        var written = new StringBuilder(value.Length + 8);
        foreach (var character in value)
        {
            if (which.Contains(character, StringComparison.Ordinal)) written.Append(by);
            written.Append(character);
        }

        return written.ToString();
    }

    /// <summary>Double quotes as JSON, JavaScript, Python, Go and C# all read them: what ends a line or cannot be seen is escaped.</summary>
    private static string CString(string value)
    {
        var written = new StringBuilder("\"", value.Length + 8);
        foreach (var character in value)
        {
            if (character is '"' or '\\') written.Append('\\').Append(character);
            else if (IsInvisible(character)) written.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else written.Append(character);
        }

        return written.Append('"').ToString();
    }

    private static string Yaml(string value) => value.Any(IsInvisible) ? CString(value) : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Latin letters as they are, the rest by its number: older readers take the file for Latin-1 (java.util.Properties).</summary>
    private static string Properties(string value)
    {
        var written = new StringBuilder(value.Length + 8);
        foreach (var (index, character) in value.Index())
        {
            if (character == '\\' || (character == ' ' && index == 0)) written.Append('\\').Append(character);
            else if (character is < ' ' or > '~') written.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else written.Append(character);
        }

        return written.ToString();
    }

    /// <summary>Backquotes, or three double quotes; <c>%(name)s</c> is filled in within both.</summary>
    private static string? GoIni(string value) =>
        value.Contains("%(", StringComparison.Ordinal) ? null
        : !value.Contains('`', StringComparison.Ordinal) ? $"`{value}`"
        : value.Contains("\"\"\"", StringComparison.Ordinal) || value.EndsWith('"') ? null
        : $"\"\"\"{value}\"\"\"";

    private static bool IsInvisible(char character) =>
        char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
