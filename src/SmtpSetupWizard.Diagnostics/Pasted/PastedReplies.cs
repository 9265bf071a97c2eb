using System.Globalization;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>The refusing replies of a server that a pasted text quotes, with or without their number.</summary>
internal static partial class PastedReplies
{
    private const int MaxReplies = 200;
    private const int MoreLines = 3;

    /// <summary>A reply's words tell within this; longer ones keep their beginning and their end.</summary>
    private const int MostWords = 600;
    private const int KeptEnd = 200;

    /// <summary>Characters of all replies together; what is behind them is an echo.</summary>
    private const int MostSaid = 12_000;

    /// <summary>Characters behind an enhanced code that can be the reply's words; less, and they stand before it.</summary>
    private const int Telling = 20;

    /// <summary>Below the words of the network: without any number it may be the program that speaks.</summary>
    private const int Unnumbered = 65;

    /// <summary>What a program says of itself in much the same words.</summary>
    private static readonly HashSet<string> NeedsNumber = ["greeting.proxied", "auth.not_offered", "auth.no_common_mechanism", "auth.access_not_enabled"];

    public static IEnumerable<PastedCause> In(PastedLines lines)
    {
        if (ListsCodes(lines)) yield break;
        var (read, said) = (0, 0);
        HashSet<(string?, string?, string)> heard = [];
        for (var line = 0; line < lines.Plain.Count && read < MaxReplies; line++)
        {
            var text = lines.Plain[line].Length > 2000 ? lines.Plain[line][..2000] : lines.Plain[line];
            if (Wish().IsMatch(text) || Vrfy().IsMatch(text)) continue;
            var numbered = Numbered().Matches(text);
            foreach (Match match in numbered)
            {
                read++;
                if (Heard(match.Groups["code"].Value, text[match.Groups["text"].Index..]) is { } cause) yield return cause;
            }

            if (numbered.Count > 0) continue;
            if (Disposition().IsMatch(text)) text = DispositionCode().Replace(text, "");
            var enhanced = EnhancedCode().Match(text);
            var quoted = Quoted().Match(text);
            if (!enhanced.Success && !quoted.Success) continue;
            read++;
            var from = enhanced.Success && text.Length - enhanced.Index > Telling ? enhanced.Index : quoted.Groups["lead"].Success && text.Length - quoted.Index - quoted.Length > Telling ? quoted.Index + quoted.Length : 0;
            if (Heard(null, text[from..]) is { } other) yield return other;

            PastedCause? Heard(string? code, string words)
            {
                words = ReplyText.Bounded(WithMore(lines, line, words), MostWords, KeptEnd);
                var stage = code is "535" or "534" or "538" ? "auth" : PastedStage.Of(lines, line) ?? StageOf(code, words);
                if (said > MostSaid || !heard.Add((code, stage, words))) return null;
                said += words.Length;
                return Cause(lines, line, code, stage, words);
            }
        }
    }

    private static PastedCause? Cause(PastedLines lines, int line, string? code, string? stage, string text)
    {
        var enhanced = EnhancedCode().Match(text) is { Success: true } match ? match.Value : null;
        var finding = ReplyClassifier.Find(new ReplyContext(stage, code, null, text, "", ""));
        var specific = finding is not null && finding != ReplyRule.Any;
        if (specific && code is null && NeedsNumber.Contains(finding!)) return null;
        if (!specific && code is null && enhanced is not null && text.StartsWith(enhanced, StringComparison.Ordinal) && stage is not null) code = enhanced[0] + "00";
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
            if (next.Length > 300 || !GoesOn().IsMatch(next) || (lines.Marked[more] && !char.IsAsciiDigit(next[0]))) break;
            text += " " + next;
        }

        text = PostfixTail().Replace(text, "");
        if (GluedCode().Match(text) is { Success: true } glued) text = text.Replace(glued.Value, " ", StringComparison.Ordinal).Replace(glued.Value.Replace('-', ' '), " ", StringComparison.Ordinal);
        return Spaces().Replace(Codes().Replace(text, " "), " ").Trim();
    }

    /// <summary>The stage that the words themselves are of.</summary>
    private static string? StageOf(string? code, string words) => code is not "454" ? null
        : words.Contains("tls", StringComparison.OrdinalIgnoreCase) ? "starttls"
        : words.Contains("authentication", StringComparison.OrdinalIgnoreCase) ? "auth" : null;

    /// <summary>A person lists what servers can say; nobody said it.</summary>
    private static bool ListsCodes(PastedLines lines)
    {
        HashSet<string> codes = [];
        foreach (var line in lines.Plain)
        {
            if (Dialogue().IsMatch(line)) return false;
            if (ListedCode().Match(line) is { Success: true } listed) codes.Add(listed.Groups[1].Value);
        }

        return codes.Count >= 3;
    }

    // Numbers that SMTP has (RFC 5321, 4954, 7504, and what providers add), where a reply may stand.
    [GeneratedRegex(@"(?<![\w./:\\-])(?<!(?:line|port|status|took|after|http/1\.1) )(?<code>421|45[0-9]|471|50[0-5]|51[0-2]|52[1-7]|53[0-9]|54[1-9]|55[0-9]|57[0-1])(?:[ :,""'\]\)]+|-)(?<text>(?:\(?[""']?)(?!(?:[45]\.\d\.\d{1,3} )?(?:means?|and|or|is|was|were|when|if|but|because|errors|codes?|in|on|for|at|from|indicates?|bounces?|responses?)\b)(?:[45]\.\d{1,3}\.\d{1,3}|[\p{L}<\[(#*""'\\]).*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<![\d.])[45]\.\d{1,2}\.\d{1,3}(?![\d.]*\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnhancedCode();

    /// <summary>Where a program quotes the server without any number.</summary>
    [GeneratedRegex(@"(?<lead>server response (?:was|is)|\bsaid:|server (?:said|responded|replied|returned|message|antwortete)|serverantwort (?:war|lautet)|antwort des servers|r[ée]ponse du serveur|serveur a r[ée]pondu|risposta del server|server ha risposto|respuesta del servidor|servidor respondi[óo]|resposta do servidor|servidor respondeu|antwoord van de server|server antwoordde|odpowied[źz] serwera|ответ сервера|сервер ответил|服务器响应为|服务器返回|伺服器回應|サーバーの応答|smtp error (?:from|:)|permanent:|transient:|error message (?:was|:)|exception message was|mailer error|messagerejected|(?:smtpcommandexception|smtpexception|transportexception)['""]?(?: ?\(\w{1,20}\))?[:\]]|error sending [^:\n]{0,80}:|horde_smtp_exception|mail server responded|response:|exceptionmessage:)|syntactically|rejected [eh][eh]lo|sasl login name rejected|exceed|message was not sent|must issue a starttls command first|username and password not accepted|please log in via your web browser|less secure app|application-specific password required|relay(?:ing)? (?:access )?denied|relay not permitted|unable to relay|(?:sender|recipient) address rejected|client (?:was |is )?not authenticated|client host rejected|hel?o command rejected|sender verify failed|email address is not verified|smtpclientauthentication is disabled|basic authentication is disabled|\(in reply to", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Quoted();

    /// <summary>What a mail server's log says that became of a message; the codes before it are its own, not the reply's.</summary>
    [GeneratedRegex(@"\bstatus=\w+ ?\((?![^)]{0,300}\bsaid:)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Disposition();

    [GeneratedRegex(@"\bdsn=[245]\.\d+\.\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DispositionCode();

    /// <summary>Code and enhanced code glued to the word before them, where the lines of a reply were joined.</summary>
    [GeneratedRegex(@"(?<=[^\s\d])[45]\d\d-[45]\.\d{1,2}\.\d{1,3}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GluedCode();

    [GeneratedRegex(@"^(?:[-*\u2022] ?|\d\. )?['""]?([45]\d\d)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ListedCode();

    [GeneratedRegex(@"^[23]\d\d[ -]|^(?:EHLO|HELO|MAIL FROM|RCPT TO|STARTTLS|AUTH |QUIT)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dialogue();

    /// <summary>Somebody speaks of what a program should do with a reply.</summary>
    [GeneratedRegex(@"\b(?:would|it'd) be (?:\w+ )?(?:great|nice|good|helpful|useful|cool)\b|feature request|\bhow (?:do|can|should|could|would) (?:we|i|you|one) (?:\w+ )?(?:catch|handle|detect|tell|distinguish|differentiate|ignore|retry|parse|treat)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Wish();

    /// <summary>Servers refuse to verify an address for anybody; it stops nobody from sending.</summary>
    [GeneratedRegex(@"\b(?:VRFY|EXPN)\b.{0,40}\b(?:disabled|disallowed|not )", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Vrfy();

    /// <summary>The next line of a reply, or what a mail program wrapped of one.</summary>
    [GeneratedRegex(@"^(?:[45]\d\d[- ]|[45]\.\d{1,2}\.\d{1,3} |\p{Ll}(?!t )|https?://)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GoesOn();

    /// <summary>What Postfix logs behind a reply is no word of it.</summary>
    [GeneratedRegex(@"; (?:from|to)=<.*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PostfixTail();

    [GeneratedRegex(@" {2,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<![\w.])[45]\d\d[- ](?:[45]\.\d{1,2}\.\d{1,3}\s+|(?=\p{L}))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Codes();
}
