#pragma warning disable MA0048 // The parts of the document are read together.
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Web.Discovery;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The servers of an address, as the API says them.</summary>
/// <param name="Address">As it was understood: the domain in lower case and its ASCII form.</param>
/// <param name="Suggestion">The corrected address when the domain looks mistyped.</param>
/// <param name="Provider">Null when unknown; one without candidates offers no SMTP.</param>
/// <param name="Candidates">Best first.</param>
public sealed record DiscoveryDocument(string Address, string? Suggestion, ProviderDocument? Provider, IReadOnlyList<CandidateDocument> Candidates)
{
    public static DiscoveryDocument Of(DiscoveryResult result, string language) => new(
        result.Address.Ascii,
        result.Suggestion,
        result.Provider is { } provider ? new(provider.Id, provider.Name) : null,
        [.. result.Candidates.Select(candidate => CandidateDocument.Of(candidate, language))]);
}

public sealed record ProviderDocument(string Id, string Name);

public sealed record EndpointDocument(int Port, TlsMode Tls);

/// <param name="Username">Null when the address does not tell it.</param>
/// <param name="Hint">What to know before signing in, in the language that was asked for; null when there is nothing.</param>
/// <param name="Help">The page that makes the password, else the provider's help; null when none is known.</param>
/// <param name="Checked">When what is known of the provider was last compared with its sources; null for what is the domain's own word or a guess.</param>
public sealed record CandidateDocument(
    string Host, IReadOnlyList<EndpointDocument> Endpoints, string? Username, DiscoverySource Source, PasswordKind Password, string? Hint, Uri? Help, DateOnly? Checked)
{
    public static CandidateDocument Of(DiscoveryCandidate candidate, string language) => new(
        candidate.Host,
        [.. candidate.Endpoints.Select(endpoint => new EndpointDocument(endpoint.Port, endpoint.Tls))],
        candidate.UserName,
        candidate.Source,
        candidate.Password,
        ProviderHint.Of(candidate.Provider, candidate.Password, language),
        candidate.Provider?.PasswordPage ?? candidate.Provider?.Help,
        candidate.Provider?.CheckedOn);
}
