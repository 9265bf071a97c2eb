#pragma warning disable MA0048 // What was asked belongs to what was found.
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>A report as a reader sees it, live or stored.</summary>
/// <param name="Token">The link's token, as the reader gave it.</param>
/// <param name="Report">What is known so far.</param>
/// <param name="Asked">What was asked, without the password.</param>
/// <param name="OwnerHash">SHA-256 of the owner's key.</param>
public sealed record ReportView(
    string Token, ReportStatus Status, CheckReport Report, AskedCheck Asked, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, byte[] OwnerHash);

/// <summary>What was asked, as it may be kept.</summary>
public sealed record AskedCheck(
    string Host, IReadOnlyList<SubmissionEndpoint> Endpoints, string? UserName, string? Sender, string? Recipient, bool SendTestMessage, string Language);
