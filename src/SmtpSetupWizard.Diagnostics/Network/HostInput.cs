using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>
/// Understands what people put where a host is asked for: also a URL, a port behind it, an internationalised name, an address in any
/// spelling. What the system would take for an address is never a name here.
/// </summary>
public static class HostInput
{
    private const int MaxInput = 2048;
    private const int MaxName = 253;
    private const int MaxLabel = 63;
    private const string Wrapping = "\"'`<>,;‘’‚“”„«»‹›";

    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = false };

    /// <returns>The host, or the key of what is wrong: <c>host.empty</c>, <c>host.address</c> (a mail address), <c>host.spaces</c>,
    /// <c>host.characters</c>, <c>host.port</c>, <c>host.literal</c> (no valid IP address), <c>host.tooLong</c>, <c>host.invalid</c>.</returns>
    public static (TypedHost? Host, string? Error) Parse(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return Wrong("empty");
        if (typed.Length > MaxInput) return Wrong("tooLong");
        if (Normalize(typed) is not { } text) return Wrong("characters");
        if (text.Length == 0) return Wrong("empty");
        if (text.Any(character => char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format && character is not ('\u200c' or '\u200d')))
            return Wrong("characters");

        var scheme = TakeScheme(ref text);
        if (scheme == "mailto") return Wrong("address");
        text = text.TrimStart('/', '\\');
        var end = text.AsSpan().IndexOfAny("/\\?#");
        var authority = (end < 0 ? text : text[..end]).Trim();
        var at = authority.LastIndexOf('@');
        if (at >= 0 && scheme is null) return Wrong("address");
        authority = authority[(at + 1)..];
        if (authority.Length == 0) return Wrong("empty");

        if (SplitPort(authority) is not var (host, port)) return Wrong("port");
        var (tls, speaksSmtp) = Meaning(scheme, port);
        return Read(host) switch
        {
            ({ } found, _) => (found with { Port = speaksSmtp ? port : null, Tls = tls }, null),
            var (_, error) => (null, error),
        };
    }

    /// <summary>Compatibility forms (full-width letters and the like) become plain; null when it is not Unicode.</summary>
    private static string? Normalize(string typed)
    {
        try
        {
            var text = typed.Normalize(NormalizationForm.FormKC).Replace('。', '.').Replace('｡', '.');

            // What no name can hold and nobody sees: soft hyphens, zero-width spaces and byte order marks come along when copying.
            text = string.Concat(text.Where(character => character is not ('\u00ad' or '\u200b' or '\u2060' or '\ufeff')));
            var start = 0;
            var end = text.Length;
            while (start < end && IsAround(text[start])) start++;
            while (end > start && IsAround(text[end - 1])) end--;
            return text[start..end];
        }
        catch (ArgumentException)
        {
            return null;
        }

        static bool IsAround(char character) =>
            char.IsWhiteSpace(character) || Wrapping.Contains(character, StringComparison.Ordinal) || char.GetUnicodeCategory(character) is UnicodeCategory.Format;
    }

    /// <summary>Cuts <c>smtps://</c> off, also <c>smtp:host</c>; in lower case, null when there is none.</summary>
    private static string? TakeScheme(ref string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !text.AsSpan(0, colon).ContainsOnly(static character => char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.')) return null;
        var scheme = text[..colon].ToLowerInvariant();
        var rest = text[(colon + 1)..];
        if (!rest.StartsWith("//", StringComparison.Ordinal) && !(scheme is "smtp" or "smtps" or "mailto" && rest.Length > 0 && !char.IsAsciiDigit(rest[0]))) return null;
        text = rest;
        return scheme;
    }

    /// <summary>What a scheme says about TLS, and whether its port is one of submission: that of a website or a mailbox is not.</summary>
    private static (TlsMode? Tls, bool SpeaksSmtp) Meaning(string? scheme, int? port) => scheme switch
    {
        "smtps" or "submissions" or "ssl" => (TlsMode.Implicit, true),

        // Where "tls" is an option, it means STARTTLS, except on the port of the other one.
        "tls" => (port == 465 ? TlsMode.Implicit : port is null ? null : TlsMode.Starttls, true),
        "submission" or "starttls" => (TlsMode.Starttls, true),
        null or "smtp" or "tcp" => (null, true),
        _ => (null, false),
    };

    /// <summary>Null when what stands behind the colon is no port.</summary>
    private static (string Host, int? Port)? SplitPort(string authority)
    {
        var colon = authority.LastIndexOf(':');
        if (authority.StartsWith('['))
        {
            var close = authority.IndexOf(']', StringComparison.Ordinal);
            if (close < 0 || close == authority.Length - 1) return (authority, null);
            if (authority[close + 1] != ':') return (authority, null);
            colon = close + 1;
        }
        else if (colon < 0 || authority.IndexOf(':', StringComparison.Ordinal) != colon)
        {
            // None, or the many of an IPv6 address.
            return (authority, null);
        }

        var (host, digits) = (authority[..colon].TrimEnd(), authority[(colon + 1)..].TrimStart());
        if (digits.Length == 0) return (host, null);
        return digits.Length <= 5 && digits.AsSpan().ContainsOnly(char.IsAsciiDigit) && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= 65535 and var port
            ? (host, port)
            : null;
    }

    private static (TypedHost? Host, string? Error) Read(string host)
    {
        if (host.Any(char.IsWhiteSpace)) return Wrong("spaces");
        if (host.StartsWith('[') || host.Contains(':', StringComparison.Ordinal)) return ReadLiteral(Unbracketed(host));
        var name = host.EndsWith('.') ? host[..^1] : host;
        if (name.Length == 0) return Wrong(host.Length == 0 ? "empty" : "invalid");
        return EndsInNumber(name) ? ReadLiteral(name) : ReadName(name);
    }

    /// <summary>Also the literals of SMTP (RFC 5321 section 4.1.3) and a zone as in URLs (RFC 6874).</summary>
    private static string Unbracketed(string host)
    {
        var inner = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        if (inner.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase)) inner = inner[5..];
        return inner.Replace("%25", "%", StringComparison.Ordinal);
    }

    /// <summary>Such a name is an IPv4 address or a mistake: no top-level domain is a number, and the system reads <c>127.1</c>, <c>0x7f.1</c> and <c>2130706433</c> as addresses.</summary>
    private static bool EndsInNumber(string name)
    {
        var last = name.AsSpan(name.LastIndexOf('.') + 1);
        if (last.IsEmpty) return false;
        if (last.ContainsOnly(char.IsAsciiDigit)) return true;
        return last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && last[2..].ContainsOnly(char.IsAsciiHexDigit);
    }

    private static (TypedHost? Host, string? Error) ReadLiteral(string text)
    {
        // A bracket left inside would be cut off, with what follows, by the framework's parser.
        if (text.AsSpan().ContainsAny('[', ']') || !IPAddress.TryParse(text, out var address)) return Wrong("literal");
        if (address.AddressFamily == AddressFamily.InterNetworkV6 != text.Contains(':', StringComparison.Ordinal)) return Wrong("literal");
        address = EgressPolicy.Canonical(address);
        var canonical = address.ToString();
        return (new(canonical, canonical, address, null, null), null);
    }

    private static (TypedHost? Host, string? Error) ReadName(string name)
    {
        if (name.Split('.').Any(label => label.Length == 0)) return Wrong("invalid");
        string ascii;
        try
        {
            ascii = (Ascii.IsValid(name) ? name : Idn.GetAscii(name)).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return Wrong(name.Length > MaxName || name.Split('.').Any(label => label.Length > MaxLabel) ? "tooLong" : "characters");
        }

        var labels = ascii.Split('.');
        if (ascii.Length > MaxName || Array.Exists(labels, label => label.Length > MaxLabel)) return Wrong("tooLong");
        if (!ascii.AsSpan().ContainsOnly(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')) return Wrong("characters");
        if (Array.Exists(labels, label => label.Length == 0 || label[0] == '-' || label[^1] == '-')) return Wrong("invalid");

        // A mapping can make a number of what was none.
        return EndsInNumber(ascii) ? ReadLiteral(ascii) : (new(ascii, Readable(ascii), null, null, null), null);
    }

    private static string Readable(string ascii)
    {
        try
        {
            return Idn.GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }

    private static (TypedHost? Host, string? Error) Wrong(string what) => (null, $"host.{what}");

    private static bool ContainsOnly(this ReadOnlySpan<char> text, Func<char, bool> allowed)
    {
        foreach (var character in text)
        {
            if (!allowed(character)) return false;
        }

        return true;
    }
}
