using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>At which stage something was said: by the command before it, or by what the program calls it.</summary>
internal static partial class PastedStage
{
    private const int LinesBack = 60;

    /// <summary>The stage in lower case; null when the text does not show it.</summary>
    public static string? Of(PastedLines lines, int line)
    {
        for (var at = line; at >= 0 && at > line - LinesBack; at--)
        {
            if (Named(lines.Plain[at]) is { } named) return named;
            if (at < line && Command().Match(lines.Plain[at]) is { Success: true } command) return Accepted(lines, at, line) ? "tls" : OfCommand(command.Groups[1].Value);
        }

        for (var at = line + 1; at < lines.Plain.Count && at <= line + 8; at++)
        {
            if (Named(lines.Plain[at]) is { } named) return named;
        }

        return null;
    }

    /// <summary>Whether STARTTLS was sent before.</summary>
    public static bool AfterStarttls(PastedLines lines, int line) => Enumerable.Range(0, line).Any(at => Command().Match(lines.Plain[at]) is { Success: true } command && command.Groups[1].Value == "STARTTLS");

    /// <summary>Whether the command is STARTTLS, and the server said yes before the line: then the handshake began.</summary>
    private static bool Accepted(PastedLines lines, int command, int line) =>
        lines.Plain[command] == "STARTTLS" && command + 1 < line && lines.Plain[command + 1].StartsWith("220", StringComparison.Ordinal);

    private static string? Named(string line) => Names().Match(line) is not { Success: true } name ? null
        : name.Groups["auth"].Success ? "auth" : name.Groups["sender"].Success ? "sender" : name.Groups["recipient"].Success ? "recipient"
        : name.Groups["message"].Success ? "message" : name.Groups["hello"].Success ? "hello" : name.Groups["starttls"].Success ? "starttls" : "greeting";

    private static string OfCommand(string command) => command.ToUpperInvariant() switch
    {
        "EHLO" or "HELO" => "hello",
        "STARTTLS" => "starttls",
        "AUTH" => "auth",
        "MAIL" => "sender",
        "RCPT" => "recipient",
        _ => "message",
    };

    [GeneratedRegex(@"^['""]?(EHLO|HELO|STARTTLS|AUTH|MAIL|RCPT|DATA|BDAT|(?i:ehlo|helo)(?=[ ][^ ]+$)|(?i:auth)(?=[ ](?:LOGIN|PLAIN|XOAUTH2|CRAM|login|plain))|(?i:mail)(?=[ ](?i:from):)|(?i:rcpt)(?=[ ](?i:to):))(?:[ ](?:FROM|TO|LOGIN|PLAIN|XOAUTH2|CRAM|[\w\[]).*)?['""]?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Command();

    [GeneratedRegex(
        """
        (?<auth>invalid\ login|eauth\b|(?:auth(?:entication)?|password|username|login)\ command\ failed|smtpauthenticationerror|authenticationfailedexception|authenticationexception|failed\ to\ authenticate|sasl\ authentication\ failed|smtp\ auth\ error|(?:in\ reply\ to|in\ response\ to|while\ sending)\ auth|command:\ '?auth|\.login\(|self\.auth\(|_actionauth|smtptransport\$authenticator|check_auth_response|\bauth(?:enticate|_plain|_login)'|net\.mail\.smtp(?:login|plain|cram)|smtpclient\.authenticate|->handleauth|->afterehlo|could\ not\ authenticate|after\ auth\b)
        |(?<sender>sender\ address\ rejected|mail\ (?:from\ )?command\ failed|smtpsenderrefused|in\ reply\ to\ mail\ from|command:\ '?mail|sendernotaccepted|sender\ rejected|(?:after|in\ response\ to|while\ sending)\ (?:pipelined\ )?mail\ from|smtpsendfailedexception|\.mail\(\w|_actionmail|smtptransport\.mailfrom|domailfromcommand|mail\.mailcommand\.|\bmailfrom'|smtpclient\.(?:process)?mailfrom)
        |(?<recipient>recipient\ address\ rejected|rcpt\ (?:to\ )?command\ failed|recipients\ (?:were\ rejected|failed)|recipient\ (?:command|was\ refused)|smtprecipientsrefused|in\ reply\ to\ rcpt|command:\ '?rcpt|recipientnotaccepted|smtpaddressfailedexception|(?:after|in\ response\ to|while\ sending)\ (?:pipelined\ )?rcpt|reject:\ rcpt|\.rcpt\(|_actionrcpt|smtptransport\.rcptto|dorcpttocommand|mail\.recipientcommand\.|\brcptto'|smtpclient\.(?:process)?rcptto)
        |(?<message>data\ (?:end\ )?command\ failed|data\ not\ accepted|message\ failed|smtpdataerror|in\ reply\ to\ (?:end\ of\ )?data|command:\ '?data|messagenotaccepted|(?:after|in\ response\ to|while\ sending)\ (?:pipelined\ )?(?:end\ of\ )?data|while\ sending\ (?:message\ body|final)|pipelined\ (?:end\ of\ )?data|end-of-message|self\.data\(|_actiondata|_actionsmtpstream|smtptransport\.(?:finish)?data|mail\.data(?:stop)?command\.|smtpclient\.data)
        |(?<hello>[eh][eh]lo\ command\ failed|smtpheloerror|in\ reply\ to\ [eh][eh]lo|command:\ '?[eh][eh]lo|to\ command\ '[eh][eh]lo|rejected\ [eh][eh]lo|(?:after|in\ response\ to|performing\ the)\ (?:pipelined\ )?[ehl][eh]lo|\.ehlo\(|smtpclient\.ehlo|_action(?:ehlo|helo)|smtptransport\.[eh][eh]lo|do[eh][eh]locommand|mail\.e?hellocommand\.|\bdo_helo')
        |(?<starttls>starttls\ command\ failed|command:\ '?starttls|(?:after|in\ response\ to|while\ sending)\ starttls|self\.starttls\(|_actionstarttls|mail\.starttlscommand\.)
        |(?<greeting>smtpconnecterror|initial\ server\ greeting|invalid\ greeting|after\ initial\ connection|in\ response\ to\ initial\ connection|self\.connect\(|_actiongreeting|smtptransport\.(?:openserver|readserverresponse)|response:\ -?\d+$)
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Names();
}
