namespace SmtpSetupWizard.Web.Cases;

/// <summary>A check that a customer made for a case.</summary>
public sealed class StoredRun
{
    /// <summary>Of the report.</summary>
    public required byte[] ReportHash { get; init; }

    /// <summary>Of the case.</summary>
    public required byte[] CaseHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The report's token, which only the customer's token opens; and that the agent's.</summary>
    public required byte[] SealedToken { get; init; }

    /// <summary>The token of the customer's link, which only the customer's own key opens: where to try again.</summary>
    public required byte[] SealedRequest { get; init; }
}
