#pragma warning disable MA0048 // What was asked belongs to what was found.
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>A report as a reader sees it, live or stored.</summary>
/// <param name="Token">The link's token, as the reader gave it.</param>
/// <param name="Report">What is known so far.</param>
/// <param name="Asked">What was asked, without the password.</param>
/// <param name="OwnerHash">SHA-256 of the owner's key.</param>
public sealed record ReportView(
    string Token, ReportStatus Status, CheckReport Report, AskedCheck Asked, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, byte[] OwnerHash)
{
    /// <summary>Whether others than the owner see the user name and the addresses.</summary>
    public bool ShowAddresses { get; init; }

    /// <summary>When the link ends at the latest, whatever the owner sets.</summary>
    public DateTimeOffset EndsAtLatest { get; init; } = ExpiresAt;

    /// <summary>Whether the reader is the owner; false for one that has only the link.</summary>
    public bool IsOwner { get; init; }

    /// <summary>Hash of the token of the earlier report that this check repeats; null: it repeats none.</summary>
    public byte[]? Previous { get; init; }

    /// <summary>What repeated checks have in common: the hash of the first one's token. Null: it is the first.</summary>
    public byte[]? Series { get; init; }

    /// <summary>What only the owner's key opens: the token.</summary>
    public byte[]? SealedToken { get; init; }

    /// <summary>The token of the customer's link that led here, where its owner tries again; null for others, and when none did.</summary>
    public string? Request { get; init; }

    /// <summary>The earlier report that this check repeats, as the reader may see it (its token empty when that is not); null when there is none, or it is gone.</summary>
    public ReportView? Before { get; init; }

    /// <summary>The checks of the series that the reader may know of, the newest first; empty when there is but this one.</summary>
    public IReadOnlyList<ReportSummary> History { get; init; } = [];

    public bool Ended => Status is not (ReportStatus.Queued or ReportStatus.Running);
}

/// <summary>What was asked, as it may be kept.</summary>
public sealed record AskedCheck(
    string Host, IReadOnlyList<SubmissionEndpoint> Endpoints, string? UserName, string? Sender, string? Recipient, bool SendTestMessage, string Language)
{
    /// <summary>Who made the check; null in reports from before it was noted.</summary>
    public Checker? Checker { get; init; }
}
