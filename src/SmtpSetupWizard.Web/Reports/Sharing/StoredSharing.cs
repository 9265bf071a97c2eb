namespace SmtpSetupWizard.Web.Reports.Sharing;

/// <summary>What the owner set about a report's link: a row of its own, since the report does not change.</summary>
public sealed class StoredSharing
{
    /// <summary>Of the report.</summary>
    public required byte[] TokenHash { get; init; }

    public bool ShowAddresses { get; set; }

    /// <summary>Never later than the report's own end.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}
