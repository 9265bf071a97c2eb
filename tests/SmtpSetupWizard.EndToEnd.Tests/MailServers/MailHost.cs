using System.Net;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>A name that the tests check, and the loopback address behind it, which has the real ports to itself.</summary>
public sealed record MailHost(string Name, IPAddress Address)
{
    /// <summary>PEM file with key and certificate that Postfix shows there; null where Postfix does not listen.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The STARTTLS ports on which Postfix listens.</summary>
    public IReadOnlyList<int> StarttlsPorts { get; init; } = [];

    /// <summary>Whether Postfix listens on 465 with TLS from the first byte.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>Ports that drop what comes.</summary>
    public IReadOnlyList<int> SilentPorts { get; init; } = [];

    public IEnumerable<int> OpenPorts => ImplicitTls ? [.. StarttlsPorts, 465] : StarttlsPorts;
}
