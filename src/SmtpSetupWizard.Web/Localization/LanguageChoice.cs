namespace SmtpSetupWizard.Web.Localization;

/// <summary>Keeps the reader's choice of language, and goes back to where it was made.</summary>
public static class LanguageChoice
{
    /// <summary>No antiforgery: it changes nothing but a preference, and must not fail on a page that was left open.</summary>
    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) => routes.MapPost("/language", async (HttpContext http) =>
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (Texts.TryKnown(form["language"]) is { } language)
        {
            http.Response.Cookies.Append(ReaderLanguage.Cookie, language, new()
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }

        http.Response.Headers.Location = LocalPath(form["back"]);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }).DisableAntiforgery().ExcludeFromDescription();

    /// <summary>A path and query of this site without a choice of language in it; anything else is the start page.</summary>
    public static string LocalPath(string? back)
    {
        if (back is null or { Length: > 4096 } || !back.StartsWith('/') || back.StartsWith("//", StringComparison.Ordinal) || back.Contains('\\') || back.Any(char.IsControl))
            return "/";
        var (path, query) = back.IndexOf('?') is > 0 and var at ? (back[..at], back[(at + 1)..]) : (back, "");
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !pair.StartsWith("language=", StringComparison.Ordinal));
        var rest = string.Join('&', kept);
        return Uri.IsWellFormedUriString(path, UriKind.Relative) && Uri.IsWellFormedUriString("/?" + rest, UriKind.Relative)
            ? rest.Length > 0 ? $"{path}?{rest}" : path
            : "/";
    }
}
