using System.Globalization;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>The refusing replies of a server that a pasted text quotes, with or without their number.</summary>
internal static partial class PastedReplies
{
    private const int MaxReplies = 200;
    private const int MoreLines = 3;

    /// <summary>Characters behind an enhanced code that can be the reply's words; less, and they stand before it.</summary>
    private const int Telling = 20;

    /// <summary>Below the words of the network: without any number it may be the program that speaks.</summary>
    private const int Unnumbered = 65;

    /// <summary>What a program says of itself in much the same words.</summary>
    private static readonly HashSet<string> NeedsNumber = ["greeting.proxied", "auth.not_offered", "auth.no_common_mechanism", "auth.access_not_enabled"];

    public static IEnumerable<PastedCause> In(PastedLines lines)
    {
        var read = 0;
        for (var line = 0; line < lines.Plain.Count && read < MaxReplies; line++)
        {
            var text = lines.Plain[line].Length > 2000 ? lines.Plain[line][..2000] : lines.Plain[line];
            var numbered = Numbered().Matches(text);
            foreach (Match match in numbered)
            {
                read++;
                if (Cause(lines, line, match.Groups["code"].Value, WithMore(lines, line, text[match.Groups["text"].Index..])) is { } cause) yield return cause;
            }

            if (numbered.Count > 0) continue;
            var enhanced = EnhancedCode().Match(text);
            if (!enhanced.Success && !Quoted().IsMatch(text)) continue;
            read++;
            if (Cause(lines, line, null, WithMore(lines, line, enhanced.Success && text.Length - enhanced.Index > Telling ? text[enhanced.Index..] : text)) is { } other) yield return other;
        }
    }

    private static PastedCause? Cause(PastedLines lines, int line, string? code, string text)
    {
        text = PostfixTail().Replace(text, "");
        var stage = code is "535" or "534" or "538" ? "auth" : PastedStage.Of(lines, line);
        var enhanced = EnhancedCode().Match(text) is { Success: true } match ? match.Value : null;
        var finding = ReplyClassifier.Find(new ReplyContext(stage, code, null, text, "", ""));
        var specific = finding is not null && finding != ReplyRule.Any;
        if (specific && code is null && NeedsNumber.Contains(finding!)) return null;
        if (!specific && (stage is null || code is null)) return null;
        var words = lines.Quote(line, line, text.Length > 40 ? text[..40] : text);
        return new(
            specific ? finding! : $"{stage}.{(code![0] == '4' ? "unavailable" : "rejected")}",
            !specific ? 50 : code is null && enhanced is null ? Unnumbered : finding!.StartsWith("auth.", StringComparison.Ordinal) ? 100 : 90,
            line,
            new Evidence { ReplyCode = code is null ? null : int.Parse(code, CultureInfo.InvariantCulture), EnhancedCode = enhanced, ReplyText = words });
    }

    /// <summary>A reply of several lines, or one that a mail program wrapped.</summary>
    private static string WithMore(PastedLines lines, int line, string text)
    {
        for (var more = line + 1; more < lines.Plain.Count && more <= line + MoreLines; more++)
        {
            var next = lines.Plain[more];
            if (next.Length > 300 || !GoesOn().IsMatch(next)) break;
            text += " " + next;
        }

        return Codes().Replace(text, " ");
    }

    // Numbers that SMTP has (RFC 5321, 4954, 7504, and what providers add), where a reply may stand.
    [GeneratedRegex(@"(?<![\w./:\\-])(?<!(?:line|port|status|took|after|http/1\.1) )(?<code>421|45[0-9]|471|50[0-5]|51[0-2]|52[1-7]|53[0-9]|54[1-9]|55[0-9]|57[0-1])(?:[ :,""'\]\)]+|-)(?<text>(?:\(?[""']?)(?:[45]\.\d{1,3}\.\d{1,3}|[\p{L}<\[(#*""'\\]).*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,2}\.\d{1,3}(?![\d.]*\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnhancedCode();

    /// <summary>Where a program quotes the server without any number.</summary>
    [GeneratedRegex(@"server response was|\bsaid:|server (?:said|responded|replied|returned|message)|smtp error (?:from|:)|permanent:|transient:|error message (?:was|:)|exception message was|mailer error|messagerejected|smtpcommandexception|smtpexception|transportexception|syntactically|rejected [eh][eh]lo|sasl login name rejected|exceed|error sending|message was not sent|horde_smtp_exception|mail server responded|response:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Quoted();

    /// <summary>The next line of a reply, or what a mail program wrapped of one.</summary>
    [GeneratedRegex(@"^(?:[45]\d\d[- ]|[45]\.\d{1,2}\.\d{1,3} |\p{Ll}(?!t )|https?://)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoesOn();

    /// <summary>What Postfix logs behind a reply is no word of it.</summary>
    [GeneratedRegex(@"; (?:from|to)=<.*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PostfixTail();

    [GeneratedRegex(@"(?<![\w.])[45]\d\d[- ](?:[45]\.\d{1,2}\.\d{1,3}\s+|(?=\p{L}))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Codes();
}
