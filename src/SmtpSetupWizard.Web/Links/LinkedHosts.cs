using System.Net;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Links;

/// <summary>
/// Judges hosts that links bring. A link is anybody's, so that a host which is not known to belong to whoever runs the address's mail gets no password
/// before a person has typed its name.
/// </summary>
public sealed class LinkedHosts(ChecksOptions options, PracticeOptions practice, DiscoveryRunner discovery)
{
    /// <summary>Second-level names that many belong to: what lies in them has nothing in common.</summary>
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase) { "ac", "asso", "co", "com", "edu", "go", "gob", "gouv", "gov", "gv", "ltd", "me", "mil", "ne", "net", "nom", "or", "org", "plc", "sch" };

    /// <param name="host">ASCII.</param>
    /// <param name="address">Of whoever is to give the password; null or none: nothing is known of it.</param>
    public async Task<LinkedHost> JudgeAsync(string host, string? address, CancellationToken cancellationToken)
    {
        var (typed, _) = AddressInput.Parse(address);
        var unicode = Lookalike.Unicode(host);
        return new(
            HostName.Display(host), host, await BelongsAsync(host, typed, cancellationToken), Lookalike.Of(host, typed?.Domain),
            !unicode.All(char.IsAscii), Lookalike.IsMixed(host));
    }

    private async Task<bool> BelongsAsync(string host, TypedAddress? address, CancellationToken cancellationToken)
    {
        // The operator answers for these, and practice hosts are no servers.
        if (options.AllowedHosts.Count > 0) return options.Allows(host);
        if (practice.Answers(host)) return true;
        if (address is null || IPAddress.TryParse(host, out _)) return false;
        if (IsWithin(host, address.Domain)) return true;
        var owner = Providers.OfSmtpHost(host);
        if (Providers.OfDomain(address.Domain) is { } own && (own == owner || own.Domains.Any(domain => IsWithin(host, domain)))) return true;
        var found = await discovery.FindBestAsync(address, cancellationToken);
        return (owner is not null && owner == found.Provider)
            || found.Candidates.Any(candidate => candidate.Source != DiscoverySource.Guess && candidate.Host.Equals(host, StringComparison.OrdinalIgnoreCase))
            || found.MxHosts.Any(mx => IsBeside(host, mx));
    }

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a host is an MX host or has the same domain: <c>smtp.example.net</c> beside <c>mx1.example.net</c>.</summary>
    private static bool IsBeside(string host, string mx)
    {
        if (host.Equals(mx, StringComparison.OrdinalIgnoreCase)) return true;
        var domain = mx[(mx.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var labels = domain.Split('.');
        return labels.Length >= 2 && !(labels.Length == 2 && labels[1].Length == 2 && Shared.Contains(labels[0])) && IsWithin(host, domain);
    }
}
