namespace SmtpSetupWizard.Web.Reports;

/// <summary>A report's row. It is written when the check is accepted, when its verdict is decided and when it has ended; then it does not change.</summary>
public sealed class StoredReport
{
    /// <summary>SHA-256 of the link's token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>SHA-256 of the owner's key.</summary>
    public required byte[] OwnerHash { get; init; }

    public ReportStatus Status { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The node that runs the check: an identifier that lives as long as its process.</summary>
    public Guid Node { get; init; }

    /// <summary>A check that has not ended by then was interrupted.</summary>
    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary><see cref="AskedCheck"/> as JSON.</summary>
    public required string Asked { get; init; }

    /// <summary>The check report as JSON, at most <see cref="ReportJson.MaxBytes"/>; null before the verdict.</summary>
    public string? Report { get; set; }
}
