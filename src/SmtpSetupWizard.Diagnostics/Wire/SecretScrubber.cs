using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>
/// Replaces the password in whatever a server says: raw, escaped as for a URL, HTML or JSON, in hexadecimal, in base64 at any place of a SASL exchange
/// and cut anywhere. Servers echo it.
/// It runs over every text of the check, since a server that learned the password on one connection can say it on another.
/// </summary>
public sealed partial class SecretScrubber
{
    /// <summary>Always eight: its length tells nothing.</summary>
    public const string Mask = "********";

    /// <summary>A shorter password would be found inside innocent words; it is masked where it stands alone.</summary>
    private const int ShortestInsideWords = 4;

    /// <summary>A shorter exchange could be an innocent word.</summary>
    private const int ShortestExchange = 8;

    private readonly ConcurrentDictionary<string, bool> _exchanged = new(StringComparer.Ordinal);
    private readonly string? _userName;
    private readonly string? _password;
    private readonly Regex? _raw;

    public SecretScrubber(Credentials? credentials)
    {
        if (credentials?.Password.Reveal() is not { Length: > 0 } password) return;
        (_userName, _password) = (credentials.UserName, password);
        var trimmed = password.Trim();
        var forms = new[]
            {
                password, trimmed, ServerText.Clean(password, int.MaxValue), Uri.EscapeDataString(password), WebUtility.HtmlEncode(password), Convert.ToHexString(Encoding.UTF8.GetBytes(password)),
                JsonEncodedText.Encode(password).Value, JsonEncodedText.Encode(password, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
            }
            .Where(form => form.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length).Select(Regex.Escape);
        var any = string.Join('|', forms);
        _raw = new Regex(password.Length >= ShortestInsideWords ? any : $@"(?<!\w)(?:{any})(?!\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
    }

    /// <summary>Hides what was sent in a sign-in: a digest or proof lets the password be guessed at home.</summary>
    /// <param name="sent">A line of the exchange, base64.</param>
    public void Learn(string sent)
    {
        if (sent.Length < ShortestExchange) return;
        _exchanged.TryAdd(sent, true);
        var bytes = new byte[sent.Length];
        if (!Convert.TryFromBase64String(sent, bytes, out var length)) return;
        foreach (var part in Encoding.UTF8.GetString(bytes, 0, length).Split([' ', ',', '\0'], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 2 * ShortestExchange && part != _userName && part != "n=" + _userName))
            _exchanged.TryAdd(part, true);
    }

    /// <summary>The text without the password.</summary>
    public string Scrub(string text)
    {
        if (_raw is null || text.Length == 0) return text;
        foreach (var sent in _exchanged.Keys) text = text.Replace(sent, Mask, StringComparison.OrdinalIgnoreCase);
        var scrubbed = _raw.Replace(text, Mask);
        scrubbed = Base64Run().Replace(scrubbed, run => Reveals(run.Value) ? Mask : run.Value);
        return HidesElsewhere(scrubbed) ? Mask : scrubbed;
    }

    /// <summary>Base64 may begin and end anywhere: the run is read as if up to three letters were missing before it.</summary>
    private bool Reveals(string run)
    {
        // Most runs are words, too short to hold it: 3 bytes are 4 letters, and the outermost may be cut off.
        var telling = Math.Min(_password!.Length, Math.Max(ShortestInsideWords, (_password.Length + 1) / 2));
        if (run.Length < (telling * 4 / 3) - 1) return false;

        for (var cut = 0; cut < 4; cut++)
        {
            var usable = (new string('A', cut) + run).TrimEnd('=').Replace('-', '+').Replace('_', '/');
            usable = (usable.Length % 4) switch
            {
                1 => usable[..^1],
                2 => usable + "==",
                3 => usable + "=",
                _ => usable,
            };
            var bytes = new byte[usable.Length];
            if (!Convert.TryFromBase64String(usable, bytes, out var length)) continue;
            var decoded = bytes.AsSpan(0, length);
            if (ContainsPart(Encoding.Latin1.GetString(decoded), telling) || ContainsPart(Encoding.UTF8.GetString(decoded), telling)) return true;
        }

        return false;
    }

    /// <summary>Escaped in another way than ours, or broken over lines: then the whole text goes.</summary>
    private bool HidesElsewhere(string text)
    {
        if (_password!.Length < ShortestInsideWords) return false;
        var joined = LineEnds().Replace(text, "");
        if (Contains(joined)) return true;
        if (Unescaped(joined).Any(Contains)) return true;
        return joined.Length != text.Length && Base64Run().Matches(joined).Any(run => Reveals(run.Value));
    }

    /// <summary>The text as it would read if it were written for a URL, quoted-printable (RFC 2045) or xtext (RFC 3461), for HTML, for a string of a program.</summary>
    private static IEnumerable<string> Unescaped(string text)
    {
        if (text.Contains('%', StringComparison.Ordinal)) yield return Uri.UnescapeDataString(text);
        if (HexEscape().IsMatch(text))
        {
            yield return Uri.UnescapeDataString(HexEscape().Replace(text, "%$1"));
            yield return Uri.UnescapeDataString(text.Replace('+', ' '));
        }

        if (text.Contains('&', StringComparison.Ordinal)) yield return WebUtility.HtmlDecode(text);
        if (!text.Contains('\\', StringComparison.Ordinal)) yield break;
        var plain = Backslash().Replace(text, static escape =>
        {
            if (escape.Groups["hex"] is { Success: true } hex) return ((char)int.Parse(hex.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString();
            return escape.Groups["octal"] is { Success: true } octal ? ((char)Convert.ToInt32(octal.Value, 8)).ToString() : escape.Value[1..];
        });
        yield return plain;
        yield return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(plain));
    }

    private bool ContainsPart(string text, int length)
    {
        for (var start = 0; start + length <= _password!.Length; start++)
        {
            if (text.AsSpan().Contains(_password.AsSpan(start, length), StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private bool Contains(string text) => text.Contains(_password!, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("[A-Za-z0-9+/_-]{3,}={0,2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Base64Run();

    [GeneratedRegex("[%=+]([0-9A-Fa-f]{2})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HexEscape();

    [GeneratedRegex(@"\\(?:u\{(?<hex>[0-9A-Fa-f]{1,6})\}|u(?<hex>[0-9A-Fa-f]{4})|x(?<hex>[0-9A-Fa-f]{2})|(?<octal>[0-3][0-7]{2})|.)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Backslash();

    [GeneratedRegex(@"\r?\n(?:\d{3}[- ])?(?:\d\.\d{1,3}\.\d{1,3}\s*)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LineEnds();
}
