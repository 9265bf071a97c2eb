namespace SmtpSetupWizard.Web.Hosting;

/// <param name="PublicUrl">The address in links and previews, with a slash at its end; null: from the request, on loopback and in Development only.</param>
public sealed record SiteOptions(Uri? PublicUrl)
{
    public static SiteOptions Read(SettingsReader settings)
    {
        const string Key = "Site:PublicUrl";
        if (settings.Text(Key) is not { } text) return new((Uri?)null);
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Query.Length == 0 && url.Fragment.Length == 0)
            return new(url);
        settings.Wrong(Key, $"'{text}' is not an address such as https://smtp.example.com");
        return new((Uri?)null);
    }
}
