#pragma warning disable MA0048 // A row and its cells are read together.
namespace SmtpSetupWizard.Web.Guide;

/// <summary>What a program says when port and mode do not fit, as seen at a test server on 24 November 2026.</summary>
public sealed record WrongPort(string Program, WrongPortAnswer ImplicitToStarttls, WrongPortAnswer StarttlsToImplicit, WrongPortAnswer NotOffered)
{
    private const string Hangs = "hangs", HangsLong = "hangsLong", Quiet = "quiet", NotTried = "notTried", NotPossible = "notPossible";

    public static IReadOnlyList<WrongPort> Rows { get; } =
    [
        new("Nodemailer", new("ESOCKET … wrong version number"), new("ETIMEDOUT Greeting never received"), new("ETLS Error upgrading connection with STARTTLS")),
        new("PHPMailer", new("Could not connect to SMTP host."), new(null, Hangs), new("STARTTLS command failed")),
        new("MailKit", new("SslHandshakeException"), new("TimeoutException"), new("The SMTP server does not support the STARTTLS extension.")),
        new(".NET SmtpClient", new(null, NotPossible), new("The operation has timed out."), new("Server does not support secure connections.")),
        new("Python smtplib", new("WRONG_VERSION_NUMBER"), new("Connection unexpectedly closed: timed out"), new("STARTTLS extension not supported by server.")),
        new("Rails", new("wrong version number"), new("Net::ReadTimeout"), new("STARTTLS is not supported on this server")),
        new("Go net/smtp", new("first record does not look like a TLS handshake"), new(null, HangsLong), new(null, NotTried)),
        new("msmtp", new("An unexpected TLS packet was received."), new("the operation timed out"), new("the server does not support TLS via the STARTTLS command")),
        new("curl", new("(35) wrong version number"), new("(28) Operation timed out"), new("(64) STARTTLS not supported.")),
        new("git send-email", new("Unable to initialize SMTP properly."), new(null, Hangs), new("STARTTLS failed!")),
        new("Postfix", new(null, NotTried), new(null, Quiet), new("TLS is required, but was not offered by host …")),
    ];
}

/// <param name="Words">The program's own words; null: it says nothing.</param>
/// <param name="Silence">What happens then: a text <c>ports.wrong.…</c>.</param>
public sealed record WrongPortAnswer(string? Words, string? Silence = null);
