using System.Security.Cryptography.X509Certificates;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>The roots to trust on a connection.</summary>
/// <param name="Roots">Roots beside the system's; null or empty: none.</param>
/// <param name="Only">Whether <paramref name="Roots"/> alone count.</param>
public sealed record TrustAnchors(X509Certificate2Collection? Roots, bool Only)
{
    /// <summary>The system's roots alone.</summary>
    public static TrustAnchors System { get; } = new(null, Only: false);

    public static TrustAnchors Of(ResolvedHost host) => new(host.TrustedRoots, host.OnlyTrustedRoots);
}
