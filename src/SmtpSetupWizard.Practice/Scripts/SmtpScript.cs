namespace SmtpSetupWizard.Practice.Scripts;

/// <summary>
/// How a practice server speaks. What is null is said as a server in good order says it: it offers STARTTLS, offers sign-in inside TLS, and takes any
/// user name and password.
/// </summary>
public sealed record SmtpScript
{
    public static SmtpScript Good { get; } = new();

    public Answer? Greeting { get; init; }

    /// <summary>The first EHLO of a connection, in clear or not.</summary>
    public Answer? Hello { get; init; }

    /// <summary>The EHLO after STARTTLS.</summary>
    public Answer? SecondHello { get; init; }

    /// <summary>HELO.</summary>
    public Answer? PlainHello { get; init; }

    /// <summary>EHLO keywords in clear; STARTTLS is one of them or is not.</summary>
    public IReadOnlyList<string> KeywordsInClear { get; init; } = ["PIPELINING", "SIZE 20480000", "STARTTLS", "ENHANCEDSTATUSCODES", "8BITMIME"];

    /// <summary>EHLO keywords inside TLS.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = ["PIPELINING", "SIZE 20480000", "AUTH PLAIN LOGIN", "ENHANCEDSTATUSCODES", "8BITMIME"];

    /// <summary>After a 220 the handshake follows.</summary>
    public Answer? StartTls { get; init; }

    public TlsScript Tls { get; init; } = TlsScript.Good;

    /// <summary>The answer to the AUTH command itself, before any exchange.</summary>
    public Answer? AuthCommand { get; init; }

    /// <summary>The answer when the exchange is over.</summary>
    public Answer? Auth { get; init; }

    /// <summary>The same, when it quotes what was sent.</summary>
    public Func<SignIn, Answer>? AuthEcho { get; init; }

    /// <summary>The only account, where any will not do. SCRAM needs it.</summary>
    public (string UserName, string Password)? Account { get; init; }

    public Answer? Mail { get; init; }
    public Answer? Recipient { get; init; }
    public Answer? Data { get; init; }

    /// <summary>The answer to the message's final dot.</summary>
    public Answer? Message { get; init; }

    public Answer? Rset { get; init; }
    public Answer? Noop { get; init; }
    public Answer? Quit { get; init; }

    /// <summary>The answer to a line that is no SMTP command.</summary>
    public Answer? Unknown { get; init; }
}
