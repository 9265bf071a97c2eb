using System.Net;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>The addresses of a host that may be reached, and how.</summary>
public sealed record ResolvedHost
{
    /// <summary>At most 4, IPv6 and IPv4 as the resolver ordered them. Empty when <see cref="Finding"/> is set.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [];

    /// <summary>A finding of stage <c>resolve</c>, or null.</summary>
    public Finding? Finding { get; init; }

    /// <summary>What reaches the addresses.</summary>
    public IConnector? Connector { get; init; }

    /// <summary>What the host probe reaches the same addresses through; null where <see cref="Connector"/> serves it too.</summary>
    public IConnector? ProbeConnector { get; init; }

    /// <summary>Roots to trust on these connections beside (or, for practice hosts, in place of) the system's.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>Whether <see cref="TrustedRoots"/> alone count.</summary>
    public bool OnlyTrustedRoots { get; init; }

    /// <summary>Shorter limits of a practice host; null for real ones.</summary>
    public CheckLimits? Limits { get; init; }

    public static ResolvedHost Failed(string code) => new() { Finding = new Finding(code) };
}
