using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>A line of the table of replies. What is not given is not asked for.</summary>
/// <param name="Finding">What the reply means.</param>
/// <param name="Stages">Where it is said.</param>
/// <param name="Codes">Beginnings of the reply code: <c>5</c>, <c>53</c>, <c>535</c>.</param>
/// <param name="Enhanced">Enhanced codes (RFC 3463); a trailing dot takes all below.</param>
/// <param name="Text">A pattern in the whole text, lines joined by blanks, case ignored.</param>
/// <param name="Host">A pattern in the host's name or the banner.</param>
internal sealed record ReplyRule(
    string Finding, IReadOnlyList<string>? Stages, IReadOnlyList<string>? Codes, IReadOnlyList<string>? Enhanced, string? Text, string? Host)
{
    private readonly Regex? _text = Pattern(Text);
    private readonly Regex? _host = Pattern(Host);

    public bool Matches(ReplyContext said) =>
        (Stages is null || Stages.Contains(said.StageName, StringComparer.Ordinal))
        && (Codes is null || Codes.Any(code => said.Code.StartsWith(code, StringComparison.Ordinal)))
        && (Enhanced is null || (said.EnhancedCode is { } code && Enhanced.Any(asked => code == asked || (asked.EndsWith('.') && code.StartsWith(asked, StringComparison.Ordinal)))))
        && (_text is null || _text.IsMatch(said.Text))
        && (_host is null || _host.IsMatch(said.Host) || _host.IsMatch(said.Banner));

    // Non-backtracking: a server's text can't make a pattern slow.
    private static Regex? Pattern(string? pattern) => pattern is null ? null
        : new(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
}
