using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Alternatives to look for in a reply. Equal patterns are one, so that a reply is searched once for each.</summary>
/// <param name="alternatives">Regular expressions.</param>
/// <param name="lists">Lists of words that count as well.</param>
internal sealed class ReplyPattern(IEnumerable<string> alternatives, IReadOnlyList<ReplyPattern> lists)
{
    // One small expression for each alternative: they are made in microseconds and search for their first letters in bulk; one large
    // expression tries all at each letter. (The non-backtracking engine takes milliseconds to make one.) No time limit is needed: the
    // texts are bounded, and a test holds hostile ones against the whole table.
    private readonly Lazy<Regex>[] _alternatives = [.. alternatives.Select(static alternative =>
        new Lazy<Regex>(() => new Regex(alternative, RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout)))];

    public bool In(string text) => Array.Exists(_alternatives, alternative => alternative.Value.IsMatch(text)) || lists.Any(list => list.In(text));
}
