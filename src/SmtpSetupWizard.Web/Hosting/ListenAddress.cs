namespace SmtpSetupWizard.Web.Hosting;

/// <summary>Where the app listens when nobody says: only on this machine.</summary>
public static class ListenAddress
{
    public const string Default = "http://localhost:5080";

    /// <summary>
    /// Applies <see cref="Default"/> unless an address is set by any of the framework's keys. It does not stand in <c>appsettings.json</c>:
    /// a value there would win over <c>ASPNETCORE_URLS</c>.
    /// </summary>
    public static void ListenByDefault(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        string?[] given = [configuration["urls"], configuration["http_ports"], configuration["https_ports"]];
        if (given.All(string.IsNullOrEmpty) && !configuration.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls(Default);
    }
}
