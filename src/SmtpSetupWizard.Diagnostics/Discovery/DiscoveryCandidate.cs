using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>A server that could send the person's mail.</summary>
/// <param name="Host">ASCII, lower case.</param>
/// <param name="Endpoints">At least one, in the order to try them.</param>
public sealed record DiscoveryCandidate(string Host, IReadOnlyList<SubmissionEndpoint> Endpoints, DiscoverySource Source)
{
    /// <summary>What led here: the MX host, or the host of the autoconfig document; null when the source says it all.</summary>
    public string? Because { get; init; }

    /// <summary>Whose host it is, if that is known.</summary>
    public Provider? Provider { get; init; }

    /// <summary>Null when the address does not tell it.</summary>
    public string? UserName { get; init; }

    public PasswordKind Password { get; init; }

    /// <summary>Endpoints are compared by what they are.</summary>
    public bool Equals(DiscoveryCandidate? other) =>
        other is not null && (Host, Source, Because, Provider, UserName, Password) == (other.Host, other.Source, other.Because, other.Provider, other.UserName, other.Password)
        && Endpoints.SequenceEqual(other.Endpoints);

    public override int GetHashCode() => HashCode.Combine(Host, Source);
}
