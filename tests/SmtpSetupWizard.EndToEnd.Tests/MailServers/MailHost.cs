using System.Net;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>A name that the tests check, and the loopback address behind it, which has the real ports to itself.</summary>
public sealed record MailHost(string Name, IPAddress Address)
{
    /// <summary>PEM file with key and certificate that the server shows there; null where it does not listen.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The STARTTLS ports on which the server listens.</summary>
    public IReadOnlyList<int> StarttlsPorts { get; init; } = [];

    /// <summary>Whether the server listens on 465 with TLS from the first byte.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>Ports that drop what comes.</summary>
    public IReadOnlyList<int> SilentPorts { get; init; } = [];

    /// <summary>The longest message that it takes; null: its own default.</summary>
    public int? MostBytes { get; init; }

    /// <summary>A port that trusts whoever comes, in clear.</summary>
    public int? TrustedPort { get; init; }

    public IEnumerable<IPEndPoint> EndPoints => (TrustedPort is { } trusted ? [.. OpenPorts, trusted] : OpenPorts).Select(port => new IPEndPoint(Address, port));

    public IEnumerable<int> OpenPorts => ImplicitTls ? [.. StarttlsPorts, 465] : StarttlsPorts;
}
