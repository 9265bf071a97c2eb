using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>A whole reply of a server (RFC 5321 section 4.2), as it came: not cleaned, not scrubbed.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">The text of each line behind code and separator; at least one, perhaps empty.</param>
public sealed partial record Reply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>2, 3, 4 or 5 for a legal reply.</summary>
    public int Class => Code / 100;

    /// <summary>The lines without their enhanced codes, joined by line feeds. A code of another class than the reply's is none, and stays.</summary>
    public string Text => string.Join('\n', Lines.Select(line => Own(line) is { } code ? line[code.Length..] : line));

    /// <summary>The last enhanced status code of the reply's own class (RFC 2034), such as <c>5.7.8</c>; null when there is none.</summary>
    public string? EnhancedCode => Lines.Select(Own).LastOrDefault(code => code is not null)?.Trim(' ', '\t', ':');

    private string? Own(string line) => Leading().Match(line) is { Success: true } match && match.ValueSpan.TrimStart()[0] - '0' == Class ? match.Value : null;

    [GeneratedRegex(@"^\s*[245]\.\d{1,3}\.\d{1,3}(?=$|[\s:,;-])[\s:]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leading();
}
