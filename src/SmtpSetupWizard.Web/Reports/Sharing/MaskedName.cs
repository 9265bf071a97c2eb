namespace SmtpSetupWizard.Web.Reports.Sharing;

/// <summary>A user name or mail address that is hidden: what stands in a text for it, and where in a text it is.</summary>
/// <param name="Shown">In place of the whole: <c>a…@example.com</c>, <c>a…</c>.</param>
/// <param name="Local">What is hidden: the part before the at sign, or a user name that has none.</param>
/// <param name="LocalShown">In its place: the first character and an ellipsis.</param>
internal sealed record MaskedName(string Whole, string Shown, string Local, string LocalShown)
{
    private const string Ellipsis = "…";

    /// <summary>Words that servers say without meaning anybody.</summary>
    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase)
    {
        "abuse", "account", "admin", "all", "and", "auth", "client", "contact", "data", "email", "error", "for", "from", "hello", "help", "host", "hostmaster", "info", "is", "local",
        "login", "mail", "mailbox", "mailer", "message", "news", "noreply", "not", "office", "password", "please", "postmaster", "ready", "relay", "root", "sales", "sender", "server",
        "service", "size", "smtp", "spam", "support", "system", "test", "the", "to", "try", "user", "username", "web", "webmaster", "www", "you", "your",
    };

    /// <summary>Whether the local part alone may be an ordinary word of a reply, and is hidden only where it names an account.</summary>
    public bool IsOrdinary { get; } = Local.Length < 3 || Ordinary.Contains(Local);

    /// <summary>The middle of its Base64 at each of the three places it can begin at within a run (RFC 4648 section 4).</summary>
    public IReadOnlyList<string> Base64 { get; } =
        [.. Enumerable.Range(0, 3).Select(lead => Base64Of(Local.Length < 5 || Ordinary.Contains(Local) ? Whole : Local, lead)).Where(text => text.Length >= 5)];

    /// <summary>The names to hide for what the person typed.</summary>
    public static IEnumerable<MaskedName> Of(string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) yield break;
        var at = text.LastIndexOf('@');
        var local = at > 0 ? text[..at] : text;
        yield return new(text, Short(local) + text[local.Length..], local, Short(local));
        // ann+news, DOMAIN\ann
        if (local.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus) yield return Bare(local[..plus]);
        if (local.LastIndexOfAny(['\\', '/']) is > 0 and var slash && slash < local.Length - 1) yield return Bare(local[(slash + 1)..]);
    }

    private static MaskedName Bare(string name) => new(name, Short(name), name, Short(name));

    private static string Short(string text)
    {
        var first = char.IsHighSurrogate(text[0]) && text.Length > 1 ? 2 : 1;
        return text.Length <= first ? Ellipsis : text[..first] + Ellipsis;
    }

    private static string Base64Of(string text, int lead)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var padded = new byte[lead + bytes.Length];
        bytes.CopyTo(padded, lead);
        var encoded = Convert.ToBase64String(padded).TrimEnd('=');
        // The outermost characters also hold bits of what stands beside it.
        var from = lead == 0 ? 0 : lead + 1;
        var to = padded.Length * 8 / 6;
        return from < to ? encoded[from..to] : "";
    }
}
