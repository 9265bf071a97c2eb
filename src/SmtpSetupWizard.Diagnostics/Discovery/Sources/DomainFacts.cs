#pragma warning disable MA0048 // What each source found, side by side; plain enough to be kept as JSON.
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <param name="RefusesMail">Null MX (RFC 7505).</param>
/// <param name="Hosts">By preference.</param>
internal sealed record MxFacts(DnsOutcome Outcome, bool RefusesMail, IReadOnlyList<string> Hosts)
{
    public static MxFacts Failed { get; } = new(DnsOutcome.Failed, false, []);
}

/// <param name="Servers">In the order to try them.</param>
/// <param name="NotOffered">Whether the domain says that there is no submission.</param>
internal sealed record SrvFacts(IReadOnlyList<SrvServer> Servers, bool NotOffered)
{
    public static SrvFacts None { get; } = new([], false);
}

internal sealed record SrvServer(string Host, int Port, TlsMode Tls, int Priority, int Weight);

/// <param name="From">The host that the document is from.</param>
internal sealed record AutoconfigFacts(string From, IReadOnlyList<AutoconfigServer> Servers);

/// <param name="Host">With the format's placeholders, as is <paramref name="UserName"/>.</param>
/// <param name="Password">Null when the document does not tell.</param>
internal sealed record AutoconfigServer(string Host, int Port, TlsMode Tls, string? UserName, PasswordKind? Password);

/// <param name="Hosts">Usual names that have an address.</param>
/// <param name="DomainHasAddress">Null when that is not known.</param>
internal sealed record NameFacts(IReadOnlyList<string> Hosts, bool? DomainHasAddress)
{
    public static NameFacts None { get; } = new([], null);
}
