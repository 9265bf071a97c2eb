using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>What an agent asks, as it came from the form or the API; nothing in it is trusted.</summary>
public sealed record CaseInput
{
    /// <summary>A DNS name or an IP literal; empty when the address is to lead to it.</summary>
    public string? Host { get; init; }

    public string? Address { get; init; }
    public string? UserName { get; init; }

    /// <summary>Null: the usual ones.</summary>
    public IReadOnlyList<EndpointInput>? Endpoints { get; init; }

    /// <summary>A value of <see cref="Wizard.Proving"/>; null: the sign-in.</summary>
    public string? Prove { get; init; }

    public string? Asker { get; init; }
    public string? Note { get; init; }

    /// <summary>The customer's language.</summary>
    public string? Language { get; init; }

    /// <summary>A key of <see cref="Reports.Sharing.LinkLifetime"/>; null: 7 days.</summary>
    public string? Lifetime { get; init; }
}
