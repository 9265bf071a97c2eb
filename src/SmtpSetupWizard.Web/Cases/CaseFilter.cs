namespace SmtpSetupWizard.Web.Cases;

/// <summary>Which cases are looked for; null: all.</summary>
/// <param name="Finding">Of any of its runs.</param>
/// <param name="Before">Made before that time.</param>
public sealed record CaseFilter(string? Host = null, string? Finding = null, bool? IsOpen = null, DateTimeOffset? Since = null, DateTimeOffset? Before = null);
