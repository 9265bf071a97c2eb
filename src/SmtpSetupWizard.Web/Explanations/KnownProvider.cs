namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Providers whose own rules a text may name, known by the host name alone.</summary>
internal static class KnownProvider
{
    private static readonly (string Id, string[] Domains)[] All =
    [
        ("google", ["gmail.com", "googlemail.com", "google.com"]),
        ("outlook", ["smtp-mail.outlook.com", "hotmail.com", "live.com"]),
        ("microsoft365", ["office365.com", "outlook.office365.com", "outlook.com", "office365.us", "partner.outlook.cn"]),
        ("yahoo", ["yahoo.com", "yahoo.co.jp", "aol.com", "ymail.com"]),
        ("icloud", ["me.com", "icloud.com"]),
        ("gmx", ["gmx.net", "gmx.com", "gmx.de", "web.de", "mail.com"]),
        ("zoho", ["zoho.com", "zoho.eu", "zoho.in", "zoho.com.au", "zoho.jp"]),
        ("ses", ["amazonaws.com", "amazonses.com"]),
        ("sendgrid", ["sendgrid.net"]),
        ("brevo", ["brevo.com", "sendinblue.com"]),
        ("mailjet", ["mailjet.com"]),
    ];

    public static IEnumerable<string> Ids => All.Select(provider => provider.Id);

    /// <summary>The id, or null for a host of somebody else.</summary>
    public static string? Of(string host) => All.FirstOrDefault(provider => provider.Domains.Any(domain => IsWithin(host, domain))).Id;

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
