using System.Text;
using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Names a protocol by the first bytes that its server says; only ones that are told for certain.</summary>
internal static class ProtocolSniffer
{
    private const int Enough = 512;

    private static readonly (string Name, Regex Sign)[] Signs =
    [
        ("HTTP", Sign(@"^(?:HTTP/\d|<!DOCTYPE html|<html)")),
        ("IMAP", Sign(@"^\* (?:OK|BYE|PREAUTH|BAD|NO)\b")),
        ("POP3", Sign(@"^(?:\+OK\b|-ERR (?!wrong|unknown command|Protocol))")),
        ("SSH", Sign(@"^SSH-\d")),
        ("FTP", Sign(@"^220[ -](?![^\n]*\bE?SMTP\b)(?:[^\n]*\s)?(?:\S*FTPd?\b(?!\.)|FileZilla|\(vsFTPd)")),
        ("Redis", Sign(@"^-(?:ERR (?:wrong|unknown command|Protocol)|NOAUTH|DENIED)")),
        ("ManageSieve", Sign(@"^""IMPLEMENTATION""")),
        ("NNTP", Sign(@"^20[01] [^\n]*(?:NNTP|InterNetNews|news server)")),
        ("RTSP", Sign(@"^RTSP/\d")),
        ("SIP", Sign(@"^SIP/\d")),
        ("XMPP", Sign(@"^(?:<\?xml[^>]*>\s*)?<stream:")),
        ("VNC", Sign(@"^RFB \d{3}\.")),
        ("rsync", Sign(@"^@RSYNCD:")),
        ("IRC", Sign(@"^(?::\S+ (?:NOTICE|020)\b|NOTICE AUTH\b)")),
    ];

    /// <summary>The protocol's name; null when it is SMTP or unknown.</summary>
    public static string? Name(ReadOnlySpan<byte> opening)
    {
        if (opening is [_, 0, 0, 0, 9 or 10, ..] or [_, _, 0, 0 or 1, 255, _, >= 3 and <= 15, ..]) return "MySQL"; // Its handshake, or an error of 1000 and more.
        if (opening is [255, >= 251 and <= 254, ..]) return "Telnet";
        var text = Encoding.Latin1.GetString(opening[..Math.Min(opening.Length, Enough)]);
        return Array.Find(Signs, sign => sign.Sign.IsMatch(text)).Name;
    }

    /// <summary>Whether it begins like a reply of SMTP.</summary>
    public static bool LooksLikeSmtp(ReadOnlySpan<byte> opening) =>
        opening is [>= (byte)'2' and <= (byte)'5', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', (byte)' ' or (byte)'-' or (byte)'\r' or (byte)'\n', ..]
        && Name(opening) is null;

    private static Regex Sign(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
