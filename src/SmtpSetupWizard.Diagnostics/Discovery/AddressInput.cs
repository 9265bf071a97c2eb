using System.Globalization;
using System.Text;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>
/// Understands what people put where their mail address is asked for: also <c>Ann &lt;ann@example.com&gt;</c>, <c>mailto:</c>, an internationalised
/// domain, a quoted local part (RFC 5321 section 4.1.2, RFC 6531).
/// </summary>
public static class AddressInput
{
    private static readonly System.Buffers.SearchValues<char> NotInDomains = System.Buffers.SearchValues.Create("/\\?#:[]<>()@,; ");

    private const int MaxInput = 2048;
    private const int MaxLength = 254;
    private const int MaxLocal = 64;

    /// <returns>The address, or the key of what is wrong: <c>address.empty</c>, <c>address.noAt</c>, <c>address.several</c>, <c>address.local</c> (what stands before
    /// the @), <c>address.domain</c> (what stands behind it), <c>address.tooLong</c>, <c>address.characters</c>.</returns>
    public static (TypedAddress? Address, string? Error) Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return Wrong("empty");
        if (typed.Length > MaxInput) return Wrong("tooLong");
        if (typed.Trim().Any(char.IsControl) || Normalize(typed) is not { } text) return Wrong("characters");
        if (text.Length == 0) return Wrong("empty");
        if (text.Any(char.IsControl)) return Wrong("characters");

        var at = Split(text);
        if (at.Count == 0) return Wrong("noAt");
        if (at.Count > 1) return Wrong("several");
        var (local, domain) = (text[..at[0]], text[(at[0] + 1)..]);
        if (local.Length == 0 || !(IsDotString(local) || IsQuoted(local))) return Wrong("local");
        if (Encoding.UTF8.GetByteCount(local) > MaxLocal) return Wrong("tooLong");
        if (domain.AsSpan().ContainsAny(NotInDomains)) return Wrong("domain");
        var (host, error) = HostInput.Parse(domain);
        if (host is null || host.Literal is not null || host.Port is not null) return Wrong(error == "host.tooLong" ? "tooLong" : "domain");
        var address = new TypedAddress(local, host.Ascii);
        return Encoding.UTF8.GetByteCount(address.Ascii) > MaxLength ? Wrong("tooLong") : (address, null);
    }

    /// <summary>Without what comes along by copying: a name, brackets, <c>mailto:</c> with its query, blanks and commas around, characters that nobody sees. Null when it is not Unicode.</summary>
    private static string? Normalize(string typed)
    {
        string text;
        try
        {
            text = typed.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return null;
        }

        text = string.Concat(text.Where(character => char.GetUnicodeCategory(character) is not UnicodeCategory.Format || character is '\u200c' or '\u200d')).Replace('＠', '@').Trim();
        if (text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var open) text = text[(open + 1)..^1].Trim();
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            text = text["mailto:".Length..];
            if (text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query) text = text[..query];
            text = Uri.UnescapeDataString(text);
        }

        return text.Trim().Trim(',', ';', '<', '>', '\'', '’', '‘', '“', '”').Trim();
    }

    /// <summary>Where each @ stands that is not inside quotation marks.</summary>
    private static List<int> Split(string text)
    {
        List<int> found = [];
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (quoted && text[at] == '\\') at++;
            else if (text[at] == '"' && (quoted || at == 0)) quoted = !quoted;
            else if (text[at] == '@' && !quoted) found.Add(at);
        }

        return found;
    }

    /// <summary>Atoms with single dots between them (RFC 5321 section 4.1.2); letters of any script (RFC 6531).</summary>
    public static bool IsDotString(string local) =>
        !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && !local.Any(character => char.IsWhiteSpace(character) || "()<>[]:;@\\,\"".Contains(character, StringComparison.Ordinal));

    private static bool IsQuoted(string local)
    {
        if (local.Length < 3 || local[0] != '"' || local[^1] != '"') return false;
        for (var at = 1; at < local.Length - 1; at++)
        {
            if (local[at] == '"') return false;
            if (local[at] == '\\' && ++at == local.Length - 1) return false;
        }

        return true;
    }

    private static (TypedAddress? Address, string? Error) Wrong(string what) => (null, $"address.{what}");
}
