namespace SmtpSetupWizard.Web.Cases;

/// <summary>A case's row: what an agent asks of a customer. Both links' tokens are known to the store as hashes, and sealed.</summary>
public sealed class StoredCase
{
    /// <summary>SHA-256 of the token of the agent's link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>SHA-256 of the token of the customer's link.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>The customer's token, which only the agent's token opens.</summary>
    public required byte[] SealedRequest { get; init; }

    /// <summary>The agent's token, which only the installation's agent key opens; null: the case is in no list.</summary>
    public byte[]? SealedToken { get; init; }

    public required string Host { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while the customer's link leads somewhere.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary><see cref="AskedRequest"/> as JSON.</summary>
    public required string Asked { get; init; }
}
