using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>What an operator sets for <see cref="DnsHostResolver"/>.</summary>
public sealed record DnsHostResolverOptions
{
    /// <summary>The name servers to ask, in this order; empty: the system's.</summary>
    public IReadOnlyList<IPEndPoint> DnsServers { get; init; } = [];

    /// <summary>How long the answers for one address family may take, all retries included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one name server is waited for before the question is sent again, or the next one is asked.</summary>
    public TimeSpan PerTry { get; init; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>Roots to trust beside the system's, such as an intranet's own.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }
}
