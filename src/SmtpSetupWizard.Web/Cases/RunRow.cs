using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>A run as the database has it, without its report.</summary>
/// <param name="SealedToken">The report's token, for the one of the customer's link.</param>
/// <param name="SealedForOwner">The same, for the owner's key.</param>
/// <param name="Finding">The verdict's code; null without one.</param>
public sealed record RunRow(
    byte[] ReportHash, byte[] SealedToken, DateTimeOffset CreatedAt, byte[] OwnerHash, byte[]? SealedForOwner, ReportStatus Status, VerdictOutcome? Outcome, string? Finding);
