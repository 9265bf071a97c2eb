namespace SmtpSetupWizard.Web.Reports.Sharing;

/// <summary>What an owner wants otherwise about a link; null: as it is.</summary>
/// <param name="ShowAddresses">Whether others see the user name and the addresses.</param>
/// <param name="ExpiresAt">When the link ends.</param>
public sealed record SharingChange(bool? ShowAddresses, DateTimeOffset? ExpiresAt);
