using System.Text;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>
/// Hides what a pasted text says of secrets: what is sent in a sign-in, what is assigned to a name that speaks of a secret, what stands before the @ of a
/// URL, and what looks like a token. A secret that was seen once is hidden wherever else it stands. Better a word too much than a secret.
/// </summary>
internal sealed partial class SecretMask
{
    private const int MaxSecrets = 24;
    private const int ShortestSecret = 4;
    private const int MaxLine = 8192;

    private readonly Dictionary<string, SecretScrubber> _known = new(StringComparer.Ordinal);
    private bool _signingIn;

    private SecretMask()
    {
    }

    /// <summary>As many lines as there were.</summary>
    public static IReadOnlyList<string> Mask(IReadOnlyList<string> lines)
    {
        var mask = new SecretMask();
        var masked = lines.Select(mask.Line).ToArray();
        return mask._known.Count == 0 ? masked : [.. masked.Select(mask.Scrub)];
    }

    private string Line(string line)
    {
        if (line.Length > MaxLine) line = line[..MaxLine];
        if (line.Length == 0) return line;
        var wasSigningIn = _signingIn;
        _signingIn = SignInCommand().IsMatch(line) || Challenge().IsMatch(line) || (wasSigningIn && !AnswerOrCommand().IsMatch(line));
        line = Trace().Replace(line, Hidden);
        line = UserInfo().Replace(line, Hidden);
        line = Assigned().Replace(line, match => Said(match) ? match.Value : Hidden(match));
        line = SignInCommand().Replace(line, Hidden);
        line = Token().Replace(line, Hidden);
        line = Argument().Replace(line, match => Said(match) ? match.Value : Hidden(match));
        if (wasSigningIn && !AnswerOrCommand().IsMatch(line)) line = LastWord().Replace(line, Hidden);
        return line.Contains("Base64", StringComparison.Ordinal) || line.Length < 8 ? line : Base64Run().Replace(line, run => HidesText(run.Value) ? Learn(run.Value) : run.Value);
    }

    private string Hidden(Match match)
    {
        var text = match.Value;
        foreach (var secret in match.Groups["secret"].Captures.OrderByDescending(static capture => capture.Index))
        {
            if (secret.Length == 0) continue;
            Learn(secret.Value);
            var at = secret.Index - match.Index;
            text = string.Concat(text.AsSpan(0, at), SecretScrubber.Mask, text.AsSpan(at + secret.Length));
        }

        return text;
    }

    private string Learn(string secret)
    {
        if (secret.Length >= ShortestSecret && _known.Count < MaxSecrets && !secret.Contains(SecretScrubber.Mask, StringComparison.Ordinal) && !Innocent().IsMatch(secret))
            _known.TryAdd(secret, new SecretScrubber(new Credentials("", new Secret(secret))));
        foreach (var part in Decoded(secret)?.Split('\0', StringSplitOptions.RemoveEmptyEntries).Skip(1) ?? [])
        {
            if (part.Length >= ShortestSecret && _known.Count < MaxSecrets && !part.Contains('@', StringComparison.Ordinal)) _known.TryAdd(part, new SecretScrubber(new Credentials("", new Secret(part))));
        }

        return SecretScrubber.Mask;
    }

    private string Scrub(string line)
    {
        foreach (var scrubber in _known) line = line.Contains(scrubber.Key, StringComparison.OrdinalIgnoreCase) || line.Length < 2048 ? scrubber.Value.Scrub(line) : line;
        return line;
    }

    /// <summary>"Password: authentication failed" assigns nothing.</summary>
    private static bool Said(Match match) => Prose().IsMatch(match.Groups["secret"].Value);

    /// <summary>Base64 that decodes to words, other than what servers ask with.</summary>
    private static bool HidesText(string run) =>
        Decoded(run) is { Length: >= 4 } text && !Prompt().IsMatch(text) && text.All(static sign => sign is '\0' or '\u0001' or (>= ' ' and < '\u007f')) && !(run.Length < 16 && run.All(char.IsAsciiLetter));

    private static string? Decoded(string run)
    {
        var usable = run.TrimEnd('=');
        if (usable.Length % 4 == 1) return null;
        usable = usable.PadRight((usable.Length + 3) / 4 * 4, '=');
        var bytes = new byte[usable.Length];
        return Convert.TryFromBase64String(usable, bytes, out var length) ? Encoding.Latin1.GetString(bytes, 0, length) : null;
    }

    [GeneratedRegex(@"\bAUTH[ =]+(?:PLAIN|LOGIN|XOAUTH2?|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|SCRAM-[\w-]+|EXTERNAL)(?:[ ]+(?!LOGIN|PLAIN|XOAUTH|CRAM|DIGEST|NTLM|SCRAM|OAUTH|GSSAPI|EXTERNAL|command\b|trace\b|auth\w*\b|failed\b|with\b|is\b|not\b|and\b|to\b)(?<secret>[^\s'""\\]+))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SignInCommand();

    [GeneratedRegex(@"(?<!\d)334(?:[ -]|$)|334 \w", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Challenge();

    /// <summary>A reply, or the next command: the sign-in is over.</summary>
    [GeneratedRegex(@"(?<!\d)[2-5]\d\d(?:[ -]|$)|\b(?:MAIL FROM|RCPT TO|QUIT|RSET|EHLO|HELO|STARTTLS|DATA|NOOP)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AnswerOrCommand();

    [GeneratedRegex(@"(?<secret>[^\s'""<>]{4,})['""]?\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LastWord();

    /// <summary><c>smtp://user:pass@host</c>; a password may hold anything but a blank.</summary>
    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,200}:(?<secret>[^\s]{1,200})@(?=[\w\[])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex UserInfo();

    /// <summary>A name that speaks of a secret, an assignment, a value.</summary>
    [GeneratedRegex(
        """(?:pass(?:[ _-]?(?:word|wd|phrase|wort))?s?|pwd|passwort|kennwort|contrase\u00f1a|senha|wachtwoord|mot[ _]de[ _]passe|haslo|has\u0142o|пароль|密码|密碼|パスワード|授权码|secret|secret[_-]?(?:access[_-]?)?key|api[_-]?key|apikey|token|client[_-]?secret|private[_-]?key|auth[_-]?code|credentials?)["'\])]{0,3}\s{0,3}(?:=>|->|:=|[:=：])\s{0,3}(?:(?<q>["'`]{1,3})(?<secret>[^"'`\n]{1,200})\k<q>|(?:bytes|str|string|Secret|env)?\(?["'`]{0,2}(?<secret>[^\s"'`,;<>()]{1,200}))"""
        , RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Assigned();

    /// <summary>What command lines take: <c>-p secret</c> after swaks, <c>--auth-password secret</c>, <c>--user name:secret</c>, <c>SetPassword("secret")</c>, <c>login('name', 'secret')</c>.</summary>
    [GeneratedRegex(
        """(?:-{1,2}(?:auth-)?pass(?:word)?|-ap|-xp)[ =]+["']?(?<secret>[^\s"']{1,200})|(?:-u|--user)[ =]+["']?[^\s"':]{1,200}:(?<secret>[^\s"']{1,200})|(?:password|passwort|pass)\w{0,20}\(\s?["'](?<secret>[^"'\n]{1,200})|(?:login|plainauth|authenticat\w*|credentials?|networkcredential|credenti\w*)\s?\([^()\n]{0,200}?["'][^"'\n]{1,200}["'],\s?["'](?<secret>[^"'\n]{1,200})|\b(?:password|passwort|kennwort) (?:is|was|ist|lautet) ["']?(?<secret>[^\s"',.;]{1,200})"""
        , RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Argument();

    [GeneratedRegex(@"\b(?<secret>xox[abposr]-[\w-]{8,}|SG\.[\w-]{8,}(?:\.[\w-]+)?|key-[0-9a-f]{16,}|AKIA[0-9A-Z]{12,}|ya29\.[\w-]+|eyJ[\w-]{8,}(?:\.[\w-]+){0,2}|xkeysib-[\w-]+|xsmtpsib-[\w-]+|re_[A-Za-z0-9]\w{12,}|gh[pousr]_\w{16,}|sk_(?:live|test)_\w+|1//0[\w-]{10,})|\bBearer\s+(?<secret>[\w.~+/-]{6,}=*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    /// <summary>Java's argument of a call, Python's <c>send: 'AUTH PLAIN …'</c> are in the other ones; this is the user and password that a trace names in a row.</summary>
    [GeneratedRegex(@"\b(?:user(?:name)?)[ =:]+\S{1,200}[ ,;/]+(?:pass(?:word)?|pwd)[ =:]+(?<secret>[^\s,;]{1,200})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Trace();

    [GeneratedRegex(@"[A-Za-z0-9+/]{8,}={0,2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Base64Run();

    [GeneratedRegex(@"^(?:user ?name|pass ?word|login)\W*\0?$|^<\d+\.\d+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^(?:\(?[45]\d\d|authenticat\w*|auth|failed|failure|invalid|incorrect|wrong|error\w*|not|no|the|is|was|has|command|unable|could|cannot|can't|login|bad|rejected|required|expired|must|please|smtp\w*|user|username|server|mismatch|check\w*|true|false|null|none|undefined|process\.env\S*|os\.environ\S*|getenv\(\S*|env\(\S*|\$[A-Z_]{3,}|\$\{[\w.]+\}|\$\w+(?:->|\[)\S*|\*+|x+|<[a-z _-]*>?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Prose();

    /// <summary>Hidden where it stands, yet too common to be looked for elsewhere.</summary>
    [GeneratedRegex(@"^(?:smtp\w*|mail|user\w*|admin|test|true|false|null|none|login|plain|error|\d{1,4}|\*+|x+|.*@.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Innocent();
}
