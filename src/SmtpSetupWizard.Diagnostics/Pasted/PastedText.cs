using System.Globalization;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>Reads an error text or a whole dialogue of any program, without network.</summary>
public static partial class PastedText
{
    /// <summary>UTF-8 bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>What <paramref name="text"/> says. Never throws, whatever it is.</summary>
    /// <param name="host">The server as the reader knows it; null when it is not known.</param>
    public static PastedReading Read(string text, string? host = null)
    {
        try
        {
            var lines = PastedLines.Of(text.Length > MaxBytes ? text[..MaxBytes] : text);
            return lines.Plain.Count == 0 || IsGuide(lines.Folded) ? PastedReading.Nothing : Read(lines, host);
        }
        catch (RegexMatchTimeoutException)
        {
            return PastedReading.Nothing;
        }
    }

    private static PastedReading Read(PastedLines lines, string? host)
    {
        var endpoint = EndpointOf(lines.Folded);
        var cause = PastedReplies.In(lines).Concat(Worded(lines, endpoint?.Port)).Append(OtherProtocol(lines)).OfType<PastedCause>()
            .OrderByDescending(static cause => cause.Rank).ThenBy(static cause => cause.Line).FirstOrDefault();
        if (cause is null) return CurlOutput.WentThrough(lines.Folded) ? PastedReading.Nothing with { Worked = true, Program = "curl", Host = host ?? HostOf(lines.Folded), Endpoint = endpoint } : PastedReading.Nothing;
        var quote = cause.Evidence.ReplyText ?? lines.Quote(cause.Line, cause.Line);
        return new(new Finding(cause.Finding, cause.Evidence), ProgramOf(lines.Folded), quote.Length > 0 ? quote : null, host ?? HostOf(lines.Folded), endpoint);
    }

    private static IEnumerable<PastedCause> Worded(PastedLines lines, int? port)
    {
        foreach (var rule in PastedRule.All)
        {
            if (Said(rule, lines) is not { } said) continue;
            var line = lines.LineAt(said.Index);
            var finding = rule switch
            {
                { Plaintext: true, Finding: "tls.plaintext_service" } when PastedStage.AfterStarttls(lines, line) => "tls.not_tls",
                { OnPort465: { } other } when port == 465 => other,
                { Finding: ['*', '.', ..] } => PastedStage.Of(lines, line) is { } stage ? stage + rule.Finding[1..] : null,
                _ => rule.Finding,
            };
            if (finding is not null && FindingCatalog.Contains(finding)) yield return new(finding, rule.Rank, line, Evidence.None);
        }
    }

    /// <summary>Where a rule's words stand. One that takes too long, on a busy machine, only falls silent itself.</summary>
    private static Match? Said(PastedRule rule, PastedLines lines)
    {
        try
        {
            return rule.Says.Match(lines.Folded) is { Success: true } said && rule.Unless?.IsMatch(lines.Around(said.Index, 1)) is not true && !Explained().IsMatch(lines.Folded, said.Index + said.Length) ? said : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>A text of IMAP or POP3 that does not speak of sending at all.</summary>
    private static PastedCause? OtherProtocol(PastedLines lines) =>
        Sending().IsMatch(lines.Folded) || Receiving().Match(lines.Folded) is not { Success: true } said ? null
        : new("client.other_protocol", 110, lines.LineAt(said.Index), new Evidence { Protocol = said.Value.Contains("pop", StringComparison.Ordinal) || said.Value.Contains("+ok", StringComparison.Ordinal) ? "POP3" : "IMAP" });

    /// <summary>An article on what can go wrong: it names causes, and none of them happened.</summary>
    private static bool IsGuide(string folded) => Guide().Count(folded) >= 2 && !Happened().IsMatch(folded);

    private static SubmissionEndpoint? EndpointOf(string folded) => Port().Match(folded) is { Success: true } match
        ? new SubmissionEndpoint(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[1].Value is "465" or "2465" or "8465" ? TlsMode.Implicit : TlsMode.Starttls)
        : null;

    private static string? HostOf(string folded) => Host().Match(folded) is { Success: true } match ? ServerText.Clean(match.Value) : null;

    private static string? ProgramOf(string folded) => Program().Match(folded) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\b(?:common(?:ly)? (?:causes?|caused|errors?|reasons?|issues?|problems?|mistakes?)|another common|in this (?:article|guide|tutorial|post|section)|how to (?:fix|resolve|troubleshoot)|step[- ]by[- ]step|follow these steps|troubleshooting (?:guide|steps|tips)|(?:is|are|can be|may be) (?:often|usually|commonly|typically|sometimes) (?:caused|due)|users? (?:often|may|might|can) (?:see|face|encounter|experience)|(?:this|the) error (?:usually |typically |often )?(?:appears|occurs|happens|means|indicates)|haufige (?:ursachen|fehler)|causes? (?:frequentes|courantes)|cause (?:comuni|frequenti)|causas (?:comunes|comuns|frecuentes)|frequently asked)|распространенн\w* (?:причин|ошиб)|常见(?:原因|问题|错误)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Guide();

    [GeneratedRegex(@"\G[\w ]{0,10}['""]? (?:means|indicates)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Explained();

    /// <summary>Traces of a program that ran: times, stack frames, a dialogue, the name of an exception with its message.</summary>
    [GeneratedRegex(@"\d\d:\d\d:\d\d|\bat [\w.$<>\[\]`]{3,200}\(|\w(?:exception|error): |traceback \(most|\b(?:ehlo|helo|mail from:|rcpt to:)|\(\d{3}, b?['""]|\.(?:cs|java|php|py|js|go|rb):(?:line )?\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Happened();

    [GeneratedRegex(@"smtp|sendmail|\bmail from\b|rcpt to|nodemailer|submission", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sending();

    [GeneratedRegex(@"\bimaps?://|\bpops?3?://|imapclient|pop3client|\bimap[- ](?:login|server|error|connection)|pop3[- ](?:login|server|error|connection)|^\* ok\b|^\+ok\b|^-err\b|imaplib|poplib|\bimap\.[\w-]+\.\w+", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Receiving();

    [GeneratedRegex(@"(?:\bport\b[""']?\s*[:=]?>?\s*|(?<=[\w\]]):|, )(25|26|465|587|588|2465|2525|2526|2587|8025|8465)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Port();

    [GeneratedRegex(@"\b(?:smtp|mail|mx|send|outgoing|email-smtp|relay|submission|asmtp|securesmtp|authsmtp|ssl0)[\w-]{0,30}(?:\.[\w-]{1,40}){1,5}\.[a-z]{2,20}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Host();

    [GeneratedRegex(@"nodemailer|phpmailer|mailkit|swift_|symfony|laravel|javax\.mail|jakarta\.mail|smtplib|aiosmtplib|django|net::smtp|openssl s_client|lettre|msmtp|swaks|\bcurl\b|postfix|\bexim\b|thunderbird|outlook|wp mail smtp|fluentsmtp|post smtp", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Program();
}
