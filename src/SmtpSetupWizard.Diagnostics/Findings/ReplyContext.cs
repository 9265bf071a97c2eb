using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>A refusing reply and where it was said. What is not known is null: a pasted text often has neither stage nor code.</summary>
/// <param name="stageName">The stage in lower case.</param>
/// <param name="code">Three digits.</param>
/// <param name="enhancedCode">At the reply's head; when there is none, those in the text count.</param>
/// <param name="text">All lines without their codes.</param>
/// <param name="foreignRecipient">Whether the recipient is known to be of another domain than the account and the sender.</param>
internal sealed partial class ReplyContext(string? stageName, string? code, string? enhancedCode, string text, string host, string banner, bool foreignRecipient = false)
{
    private readonly ReplyText _text = ReplyText.Of(text);
    private readonly string _host = ReplyText.Fold(host);
    private readonly string _banner = ReplyText.Fold(banner);
    private readonly Dictionary<ReplyPattern, bool> _known = [];

    public string? StageName => stageName;

    public string? Code => code;

    public bool ForeignRecipient => foreignRecipient;

    /// <summary>RFC 3463.</summary>
    public IReadOnlyList<string> EnhancedCodes { get; } = enhancedCode is not null ? [enhancedCode]
        : [.. Enhanced().Matches(text.Length > ReplyText.MaxLength ? text[..ReplyText.MaxLength] : text).Select(match => match.Value)];

    /// <summary>Whether the reply's words fit; asked once for each pattern.</summary>
    public bool Says(ReplyPattern pattern) =>
        _known.TryGetValue(pattern, out var known) ? known : _known[pattern] = pattern.In(_text.Words);

    /// <summary>Whether one sentence fits all of <paramref name="patterns"/>.</summary>
    public bool SaysTogether(IReadOnlyList<ReplyPattern> patterns) =>
        patterns.All(Says) && (_text.Sentences.Count == 1 || _text.Sentences.Any(sentence => patterns.All(pattern => pattern.In(sentence))));

    /// <summary>Whether one of the links or host names in the reply fits.</summary>
    public bool Names(ReplyPattern pattern) => _text.Links.Length > 0 && pattern.In(_text.Links);

    /// <summary>Whether the host's name or its banner fits.</summary>
    public bool IsAt(ReplyPattern pattern) => pattern.In(_host) || pattern.In(_banner);

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Enhanced();
}
