namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>What is known so far of where an address's mail is sent through.</summary>
public sealed record DiscoveryResult
{
    public required TypedAddress Address { get; init; }

    /// <summary>The domain that was probably meant, when this one looks mistyped.</summary>
    public string? SuggestedDomain { get; init; }

    /// <summary>Who runs the mail, if that is known; it can be one that offers no SMTP.</summary>
    public Provider? Provider { get; init; }

    /// <summary>Best first, each host once.</summary>
    public IReadOnlyList<DiscoveryCandidate> Candidates { get; init; } = [];

    /// <summary>Where the domain takes its mail, by preference; empty when that is not known, or was not asked because a preset told enough.</summary>
    public IReadOnlyList<string> MxHosts { get; init; } = [];

    public DomainState Domain { get; init; }

    /// <summary>Whether the domain says that it offers no submission: SRV records with the target <c>.</c> (RFC 6186 section 3.4).</summary>
    public bool NotOffered { get; init; }

    /// <summary>Whether nothing more will come.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The whole address that was probably meant; null when this one looks right.</summary>
    public string? Suggestion => SuggestedDomain is null ? null : $"{Address.Local}@{SuggestedDomain}";
}
