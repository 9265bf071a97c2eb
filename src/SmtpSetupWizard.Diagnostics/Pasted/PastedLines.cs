using System.Text;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>A pasted text line by line, in three forms: as it is read, as rules look at it, and as it may be shown.</summary>
internal sealed partial class PastedLines
{
    private const int MaxLines = 4000;

    /// <summary>What programs write before the words of a line is taken off this often.</summary>
    private const int MostMarks = 7;

    private readonly int[] _starts;

    private PastedLines(IReadOnlyList<string> shown, IReadOnlyList<string> plain, IReadOnlyList<bool> marked)
    {
        Shown = shown;
        Plain = plain;
        Marked = marked;
        var flat = new StringBuilder();
        _starts = new int[plain.Count];
        for (var line = 0; line < plain.Count; line++)
        {
            _starts[line] = flat.Length;
            flat.Append(ReplyText.Fold(plain[line])).Append('\n');
        }

        Folded = flat.ToString();
    }

    /// <summary>Without the marks of logs; blanks are single. Holds secrets.</summary>
    public IReadOnlyList<string> Plain { get; }

    /// <summary>The same lines with secrets masked; marks are as in the original.</summary>
    public IReadOnlyList<string> Shown { get; }

    /// <summary>Whether a line of <see cref="Plain"/> had the mark of a log: then it goes on with nothing before it.</summary>
    public IReadOnlyList<bool> Marked { get; }

    /// <summary><see cref="Plain"/> folded (see <see cref="ReplyText.Fold"/>), each line with its line feed.</summary>
    public string Folded { get; }

    public static PastedLines Of(string text)
    {
        var raw = PlainText.Of(text).Split('\n', StringSplitOptions.TrimEntries);
        if (raw.Length > MaxLines) raw = [.. raw.Take(MaxLines / 2), .. raw.TakeLast(MaxLines / 2)];
        raw = CurlOutput.WithoutAsides(raw);
        var masked = SecretMask.Mask(raw);
        var kept = Enumerable.Range(0, raw.Length).Where(line => raw[line].Length > 0).ToArray();
        string[] single = [.. kept.Select(line => Blanks().Replace(raw[line], " "))];
        string[] plain = [.. single.Select(WithoutMarks)];
        return new([.. kept.Select(line => Blanks().Replace(masked[line], " "))], plain, [.. single.Select((line, at) => line.Length > plain[at].Length)]);
    }

    /// <summary>The line of a place in <see cref="Folded"/>.</summary>
    public int LineAt(int place)
    {
        var line = Array.BinarySearch(_starts, place);
        return line >= 0 ? line : Math.Max(0, ~line - 1);
    }

    /// <summary>Where a line begins in <see cref="Folded"/>.</summary>
    public int StartOf(int line) => _starts[line];

    /// <summary>The folded words around a place, cut at lines.</summary>
    public string Around(int place, int lines)
    {
        var line = LineAt(place);
        var from = _starts[Math.Max(0, line - lines)];
        var to = line + lines + 1 < _starts.Length ? _starts[line + lines + 1] : Folded.Length;
        return Folded[from..to];
    }

    /// <summary>What may be shown of some lines: around a part of the first one, when that is long.</summary>
    public string Quote(int first, int last, string? part = null)
    {
        var quote = string.Join('\n', Enumerable.Range(first, last - first + 1).Select(line => WithoutMarks(Shown[line])));
        if (part is not null && quote.Length > ServerText.MaxLength && quote.IndexOf(part, StringComparison.OrdinalIgnoreCase) is var at and > 80) quote = quote[(at - 80)..];
        return ServerText.CleanLines(quote);
    }

    private static string WithoutMarks(string line)
    {
        for (var turn = 0; turn < MostMarks; turn++)
        {
            var mark = Mark().Match(line);
            if (!mark.Success || mark.Length == 0 || mark.Length == line.Length) break;
            line = line[mark.Length..];
        }

        return line;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        """
        ^(?:
        \[?\d{4}[-/.]\d\d[-/.]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\ ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?\]?:?
        |\[?\d\d[-/.](?:\d\d|[A-Z][a-z]{2})[-/.]\d{2,4}(?:[, :T]+\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\ [AP]M)?(?:\ ?[+-]\d{4})?)?\]?:?
        |(?:[A-Z][a-z]{2}[ ,]+)?[A-Z][a-z]{2}\ {1,2}\d{1,2}\ \d\d:\d\d:\d\d(?:[.,]\d+)?(?:\ (?:\d{4}\b|[\w.-]{1,60}(?=\ [\w./-]{1,40}(?:\[\d+\])?:)))?
        |\[?\d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?:\ [AP]M)?\]?
        |\[(?!\w*(?:Error|Exception)\b)[^\]\[@]{1,60}\](?:\s*:)?(?=\s|\[)
        |\{[\w.-]{1,40}:\d{1,6}\}
        |\((?:\d{1,7}|[A-Z][\w]{0,20})\)\s
        |(?:postfix|exim4?|sendmail|sm-mta|opensmtpd|smtpd|msmtp|ssmtp|nullmailer|qmail)[\w./-]{0,30}(?:\[\d+\])?:(?=\s)
        |[\w./-]{2,40}\[\d{1,8}\]:(?=\s)
        |[A-Z0-9]{8,15}:\s(?=to=|from=|host|lost|conversation|enabling|SASL|status|Cannot|TLS)
        |(?:DEBUG|INFO|WARN(?:ING)?|ERROR|TRACE|NOTICE|FATAL|SEVERE|FINE|CRITICAL|VERBOSE|ERR)\b(?:\s*[:|-])?(?=\s|$)(?!\ SMTP)
        |DEBUG\ SMTPS?(?:TLS)?:(?=\s)|SMTP\[\w{1,12}\]:(?=\s)
        |(?:SERVER|CLIENT)\ ?->\ ?(?:CLIENT|SERVER):
        |<[-~*]{1,2}\*?\s|~>|\*>|<~\*|[-=]{1,2}>|<[-=]{1,2}|[<>]{1,3}(?=\s)|SMTP(?:<<|>>|\(close\)>>)
        |(?:[SCRI]|Server|Client|Recv|Sent|Send|Received|Response|send|reply|retcode|recv|IN|OUT|client|server)\s?:(?=\s)
        |[|*\#](?=\s)(?!\ (?:OK|BYE|NO|BAD|PREAUTH|CAPABILITY)\b)
        |b?['"](?=[2-5]\d\d[\ -])
        )\s*
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Mark();
}
