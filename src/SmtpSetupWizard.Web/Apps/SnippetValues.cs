using System.Collections.Frozen;
using System.Globalization;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>What snippets are filled with. The password is never among it: a placeholder stands where it belongs.</summary>
public sealed record SnippetValues
{
    public const string PasswordPlaceholder = "YOUR-SMTP-PASSWORD";
    public const string UserNamePlaceholder = "YOUR-USER-NAME";
    public const string AddressPlaceholder = "YOUR-ADDRESS@example.com";

    /// <summary>A host name in its ASCII form or an IP literal.</summary>
    public required string Host { get; init; }

    public required SubmissionEndpoint Endpoint { get; init; }

    /// <summary>The endpoint that was recommended, where an app cannot use it and has another.</summary>
    public SubmissionEndpoint? Recommended { get; init; }

    /// <summary>Null: nobody signed in.</summary>
    public string? UserName { get; init; }

    /// <summary>The sender's address; null when it is not known.</summary>
    public string? Sender { get; init; }

    /// <summary>For tests that send: what takes the placeholder's place.</summary>
    internal string Password { get; init; } = PasswordPlaceholder;

    /// <summary>The server for receiving; null when it is not known.</summary>
    public IncomingServer? Incoming { get; init; }

    /// <summary>The endpoints seen to be secure, <see cref="Endpoint"/> among them, in the order of preference.</summary>
    public IReadOnlyList<SubmissionEndpoint> Secure { get; init; } = [];

    /// <summary>The app's own word for the mode.</summary>
    public string? Word { get; init; }

    internal static FrozenSet<string> Names { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "host", "port", "server", "user", "password", "sender", "sender.local", "sender.domain", "word", "starttls", "implicit", "login", "socket", "name",
        "incoming", "incoming.type", "incoming.host", "incoming.port", "noincoming", "submission", "submissions", "nosubmission", "nosubmissions");

    /// <summary>Those of <see cref="Names"/> that are port numbers.</summary>
    internal static FrozenSet<string> Numbers { get; } = FrozenSet.Create(StringComparer.Ordinal, "port", "incoming.port", "submission", "submissions");

    /// <summary>The value of a template's name; null when there is none.</summary>
    internal string? Find(string name) => name switch
    {
        "host" => Host,
        "port" => Number(Endpoint.Port),
        "server" => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Endpoint.Port}" : $"{Host}:{Endpoint.Port}",
        "user" => UserName ?? UserNamePlaceholder,
        "password" => Password,
        "sender" => Address,
        "sender.local" => Address[..Address.LastIndexOf('@')],
        "sender.domain" => Domain,
        "word" => Word,
        "starttls" => Endpoint.Tls == TlsMode.Starttls ? "" : null,
        "implicit" => Endpoint.Tls == TlsMode.Implicit ? "" : null,
        "login" => Login,
        "socket" => Endpoint.Tls == TlsMode.Implicit ? "SSL" : "STARTTLS",
        "incoming" => Incoming is null ? null : "",
        "noincoming" => Incoming is null ? "" : null,
        "incoming.type" => Incoming?.Protocol == IncomingProtocol.Pop ? "pop3" : "imap",
        "incoming.host" => Incoming?.Host ?? "imap." + Domain,
        "incoming.port" => Number(Incoming?.Port ?? 993),
        "submission" => Port(TlsMode.Starttls),
        "submissions" => Port(TlsMode.Implicit),
        "nosubmission" => Port(TlsMode.Starttls) is null ? "" : null,
        "nosubmissions" => Port(TlsMode.Implicit) is null ? "" : null,
        // SRV names a host (RFC 2782); an address has none.
        "name" => System.Net.IPAddress.TryParse(Host, out _) ? "smtp." + Domain : Host,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private string Address => Sender ?? AddressPlaceholder;

    private string Domain => Address[(Address.LastIndexOf('@') + 1)..];

    /// <summary>The form of the user name for every mailbox of the domain, as autoconfig writes it.</summary>
    private string Login => UserName is null || string.Equals(UserName, Address, StringComparison.OrdinalIgnoreCase) ? "%EMAILADDRESS%"
        : string.Equals(UserName, Address[..Address.LastIndexOf('@')], StringComparison.OrdinalIgnoreCase) ? "%EMAILLOCALPART%"
        : UserName;

    private string? Port(TlsMode tls) => Secure.FirstOrDefault(endpoint => endpoint.Tls == tls) is { } endpoint ? Number(endpoint.Port) : null;

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
