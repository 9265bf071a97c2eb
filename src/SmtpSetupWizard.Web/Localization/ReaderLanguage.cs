using Microsoft.Net.Http.Headers;

namespace SmtpSetupWizard.Web.Localization;

/// <summary>The language of whoever reads: <c>?language=</c>, else the choice kept in the cookie, else the one that a link was made in, else what the browser prefers.</summary>
public static class ReaderLanguage
{
    public const string Cookie = "language";

    private static readonly object LinkKey = new();

    public static string Of(HttpContext http) =>
        Texts.TryKnown(http.Request.Query["language"].LastOrDefault())
        ?? Texts.TryKnown(http.Request.Cookies[Cookie])
        ?? http.Items[LinkKey] as string
        ?? Preferred(http)
        ?? Texts.Fallback;

    /// <summary>The language that the link which is followed was made in.</summary>
    public static void FromLink(HttpContext http, string language) => http.Items[LinkKey] = language;

    /// <summary>RFC 9110 section 12.5.4: the highest weight first. A long or broken header counts as far as it can be read.</summary>
    private static string? Preferred(HttpContext http)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. http.Request.Headers.AcceptLanguage.OfType<string>().Take(4)], out var wanted)) return null;
        return wanted.Take(32)
            .Where(choice => choice.Quality is not 0)
            .OrderByDescending(choice => choice.Quality ?? 1)
            .Select(choice => Texts.TryKnown(choice.Value.Value))
            .FirstOrDefault(language => language is not null);
    }
}
