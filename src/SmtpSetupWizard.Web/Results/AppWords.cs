using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Results;

/// <summary>What a mail app calls the two ways to TLS.</summary>
/// <param name="Starttls">Its own word; null: the app has a tick box, and chooses by the port.</param>
public sealed record AppWords(string App, string? Starttls, string? Implicit)
{
    public static IReadOnlyList<AppWords> All { get; } =
    [
        new("Thunderbird", "STARTTLS", "SSL/TLS"),
        new("Outlook (classic)", "STARTTLS", "SSL/TLS"),
        new("Outlook (new, mobile)", "StartTLS", "SSL/TLS"),
        new("Apple Mail, iPhone, iPad", null, null),
        new("Gmail “Send mail as”", "TLS", "SSL"),
        new("Samsung Email", "TLS", "SSL"),
        new("WP Mail SMTP, FluentSMTP", "TLS", "SSL"),
    ];

    public string? Of(TlsMode tls) => tls == TlsMode.Starttls ? Starttls : Implicit;
}
