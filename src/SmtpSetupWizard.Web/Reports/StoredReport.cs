using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>A report's row. It is written when the check is accepted, when its verdict is decided and when it has ended; then it does not change.</summary>
public sealed class StoredReport
{
    /// <summary>SHA-256 of the link's token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>SHA-256 of the owner's key.</summary>
    public required byte[] OwnerHash { get; init; }

    /// <summary>The link's token, which only the owner's key opens: how the owner finds the report again.</summary>
    public byte[]? SealedToken { get; init; }

    /// <summary>SHA-256 of the token of the earlier report that this check repeats.</summary>
    public byte[]? Previous { get; init; }

    /// <summary>What repeated checks have in common: the hash of the first one's token.</summary>
    public byte[]? Series { get; init; }

    public ReportStatus Status { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the link ends at the latest; <see cref="StoredSharing.ExpiresAt"/> can be earlier.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null until the owner sets something.</summary>
    public StoredSharing? Sharing { get; init; }

    /// <summary>The node that runs the check: an identifier that lives as long as its process.</summary>
    public Guid Node { get; init; }

    /// <summary>A check that has not ended by then was interrupted.</summary>
    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>What was checked; with <see cref="Outcome"/> and <see cref="Finding"/> what a list shows, without the report.</summary>
    public string? Host { get; init; }

    public VerdictOutcome? Outcome { get; set; }

    /// <summary>The verdict's finding.</summary>
    public string? Finding { get; set; }

    /// <summary><see cref="AskedCheck"/> as JSON.</summary>
    public required string Asked { get; init; }

    /// <summary>The check report as JSON, at most <see cref="ReportJson.MaxBytes"/>; null before the verdict.</summary>
    public string? Report { get; set; }
}
