using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Pasted;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Tests.Explanations;

/// <summary>
/// Failures that people really had, by what a perfect tool would have said: the text of each finding says at least that. Two are not here: a revocation
/// list out of reach cannot happen, as none is asked for; and a sender's missing SPF record is not looked up.
/// </summary>
public sealed class StoriesTests
{
    private static readonly ExplanationLibrary Library = new();

    private static readonly DateTimeOffset At = new(2026, 11, 24, 14, 16, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Stories.Select(story => story.Name)];

    public static TheoryData<string, string> Symptoms => new()
    {
        { "140A:error:0A00010B:SSL routines::wrong version number", "tls.plaintext_service" },
        { "Error: Greeting never received at SMTPConnection._formatError port 465", "greeting.implicit_tls" },
        { "SMTP connect() failed: stream_socket_client(): unable to connect to ssl://smtp.example.com:465 (Connection timed out)", "connect.timeout" },
        { "Peer certificate CN=`srv.hoster.example' did not match expected CN=`smtp.gmail.com'", "tls.name_mismatch" },
        { "certificate has expired", "tls.certificate_expired" },
        { "534-5.7.9 Application-specific password required", "auth.app_password_required" },
        { "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", "auth.basic_disabled" },
        { "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [outlook.com]", "auth.oauth_required" },
        { "553 5.7.1 <shop@example.com>: Sender address rejected: not owned by user info@example.com", "sender.not_owned" },
        { "smtplib.SMTPConnectError: (421, b'4.7.0 Too many connections')", "greeting.unavailable" },
        { "503 AUTH command used when not advertised", "auth.not_offered" },
        { "dial tcp: lookup placeholder: no such host", "resolve.not_found" },
        // The host's name speaks of sign-in, the fault does not.
        { "connect ECONNREFUSED auth.example.com:587", "connect.refused" },
    };

    private static IReadOnlyList<Story> Stories { get; } =
    [
        new("1 TLS mode on the wrong port", "tls.plaintext_service", Starttls587 with { Tls = TlsMode.Implicit },
            "speaks in clear first", "**STARTTLS**", "called \"TLS\" or \"Auto\"", "\"SSL\" means the other one", "use port 465"),
        new("2 plain spoken to 465", "greeting.implicit_tls", new(465, TlsMode.Starttls), "Port 465 wants SSL/TLS from the start", "waits for ever", "**SSL/TLS**"),
        new("3 the hosting company blocks SMTP", "ready.authenticated", Starttls587, "the mail server is fine", "the network where the app runs keeps the port closed", "2525", "hosting company's support"),
        new("3 the same, from its error message", "connect.timeout", Starttls587, "Hosting companies", "close the mail ports for the programs inside", "2525", "could you open it") { Pasted = true },
        new("4 the hosting company answers itself", "tls.name_mismatch", Starttls587, "srv.hoster.example", "another server that answers in its place", "nothing is wrong with your password", "redirected", "SMTP Restrictions", "WHM")
            { Host = "smtp.gmail.com", Evidence = new() { Names = ["srv.hoster.example"] } },
        new("5 own name on a shared server", "tls.name_mismatch", Starttls587, "the server is genuine", "*.hoster.example", "Type `gator.hoster.example` as the server name", "leads to the same server, and the certificate fits", "Do not switch off certificate checks")
            { Evidence = new() { Names = ["*.hoster.example"], NameThatFits = "gator.hoster.example" } },
        new("6 renewed and not reloaded", "tls.certificate_expired", Starttls587, "3 days ago", "renewed already", "reloading the mail service is enough", "whoever runs the mail server") { Evidence = new() { NotAfter = At.AddDays(-3) } },
        new("8 a virus scanner re-signs TLS", "tls.intercepted", Starttls587, "was not made by the mail server", "Avast Web/Mail Shield Root", "your own virus scanner", "runs on your computer", "switch off its scan of encrypted mail") { Evidence = new() { Issuer = "CN=Avast Web/Mail Shield Root" }, Pasted = true },
        new("9 Gmail wants an app password", "auth.app_password_required", Starttls587, "2-Step Verification", "https://myaccount.google.com/apppasswords", "Your normal password is refused here even when it is right") { Host = "smtp.gmail.com" },
        new("9 the same, without its code", "auth.invalid_credentials", Starttls587, "Google refuses the normal password here", "16 letters") { Host = "smtp.gmail.com" },
        new("10 switched off in the tenant", "auth.basic_disabled", Starttls587, "The password was not even looked at", "your administrator", "Authenticated SMTP", "a single tick", "https://aka.ms/smtp_auth_disabled") { Host = "smtp.office365.com" },
        new("11 no passwords for personal accounts", "auth.oauth_required", Starttls587, "Outlook.com, Hotmail", "app passwords do not help either", "No password works here", "OAuth", "sending service") { Host = "smtp-mail.outlook.com" },
        new("12 programs are off by default", "auth.access_not_enabled", Starttls587, "refuses *every* program", "allow it once", "POP3/IMAP", "tick", "test again once") { Host = "mail.gmx.net" },
        new("13 the account lives in another region", "auth.invalid_credentials", Starttls587, "only in its own region", "smtp.zoho.eu") { Host = "smtp.zoho.com" },
        new("13 the password is of another region", "auth.invalid_credentials", Starttls587, "for the region of this server") { Host = "email-smtp.eu-west-1.amazonaws.com" },
        new("14 the wrong user name", "auth.invalid_credentials", Starttls587, "At SendGrid the user name is the word `apikey` for everybody") { Host = "smtp.sendgrid.net" },
        new("14 the wrong kind of secret", "auth.invalid_credentials", Starttls587, "SMTP credentials made in SES", "an AWS access key is something else") { Host = "email-smtp.us-east-1.amazonaws.com" },
        new("15 the full address as user name", "auth.invalid_credentials", Starttls587, "Try your full address as user name", "No other form was tried for you, so that nothing gets locked") { UserName = "ann" },
        new("16 the app mangles the password", "ready.authenticated", Starttls587, "some apps change special characters", "a blank at the end"),
        new("16 the same, before it works", "auth.invalid_credentials", Starttls587, "without a blank before or after it", "the app changes special characters: put the password in quotation marks"),
        new("17 what was proved", "ready.authenticated", Starttls587, "really signed in", "**No message was sent**, so delivery is not proved"),
        new("18 taken and never seen", "ready.sent", Starttls587, "250 2.0.0 Ok: queued as 4F2A", "From here on it is a matter of delivery", "SPF, DKIM, DMARC") { Evidence = new() { ReplyText = "250 2.0.0 Ok: queued as 4F2A" } },
        new("19 the sender is not the account's", "sender.not_owned", Starttls587, "The sign-in worked", "ann@example.com", "shop@example.com", "Set the sender (\"From\")", "\"Send as\"") { Sender = "shop@example.com" },
        new("20 IPv6 is broken", "connect.ipv6_broken", Starttls587, "2a01:db8::25", "Over IPv4 it answered", "Programs that try IPv6 first wait", "remove the AAAA record") { Evidence = new() { Address = "2a01:db8::25" } },
        new("21 shut out after failed sign-ins", "connect.refused", Starttls587, "a short ban after too many sign-ins", "wait up to an hour and try once"),
        new("22 come back later", "greeting.unavailable", Starttls587, "asked to come back later", "says nothing about your settings", "test again") { Evidence = new() { ReplyCode = 421 } },
        new("22 a greeting that waits", "greeting.slow", Starttls587, "20 seconds", "on purpose", "set its time limit") { Evidence = new() { WaitedMs = 20_000 } },
        new("23 a door without sign-in", "auth.not_offered", new(25, TlsMode.Starttls), "Port 25 is the door for other mail servers", "587"),
        new("23 a firewall hides encryption", "starttls.stripped", Starttls587, "firewall that \"inspects\" mail", "Cisco", "inspect esmtp", "switch this inspection off"),
        new("24 a slip in the name", "resolve.not_found", null, "a blank", "not `smtp.google.com`") { Host = "smtp.google.com" },
        new("24 a name for web pages", "host.website", null, "Cloudflare", "web pages only", "DNS only"),
        new("24 localhost", "resolve.blocked_address", null, "`localhost` means *the computer that asks*", "not yours") { Host = "localhost" },
        new("25 the server's own sentence", "auth.invalid_credentials", Starttls587, "Username and Password not accepted. For more information, ask") { Evidence = new() { ReplyText = "Username and Password not accepted. For more information, ask" } },
    ];

    private static SubmissionEndpoint Starttls587 => new(587, TlsMode.Starttls);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_says_what_a_perfect_tool_says(string name)
    {
        var story = Stories.Single(story => story.Name == name);
        var said = Said(story, "en");

        Assert.All(story.Facts, fact => Assert.Contains(fact, said, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_said_in_Italian_as_well(string name)
    {
        var story = Stories.Single(story => story.Name == name);
        var italian = Said(story, "it");

        Assert.InRange(italian.Length, Said(story, "en").Length / 2, int.MaxValue);
        Assert.True(Library.Files.ContainsKey(("it", story.Finding)) || Library.Files.ContainsKey(("it", "any." + FindingCatalog.Get(story.Finding).Cause)));
    }

    [Theory]
    [MemberData(nameof(Symptoms))]
    public void The_symptom_leads_there_when_it_is_pasted(string symptom, string finding) => Assert.Equal(finding, PastedText.Read(symptom).Finding?.Code);

    private static string Said(Story story, string language)
    {
        var text = Library.Explain(new(story.Finding, story.Evidence), new(story.Host, story.Endpoint, story.UserName, At) { Sender = story.Sender, Pasted = story.Pasted }, language);
        return string.Join('\n', [text.Title, text.Text, .. text.Steps, text.Forward]);
    }

    private sealed record Story(string Name, string Finding, SubmissionEndpoint? Endpoint, params string[] Facts)
    {
        public string Host { get; init; } = "smtp.example.com";

        public string UserName { get; init; } = "ann@example.com";

        public string? Sender { get; init; }

        public Evidence Evidence { get; init; } = Evidence.None;

        public bool Pasted { get; init; }
    }
}
