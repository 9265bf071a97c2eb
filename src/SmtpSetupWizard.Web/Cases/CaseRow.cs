namespace SmtpSetupWizard.Web.Cases;

/// <summary>A case as a line in a list.</summary>
/// <param name="SealedToken">The token of its link, for the agent key.</param>
/// <param name="Finding">Of its newest run; null when there is none, or it has no verdict yet.</param>
public sealed record CaseRow(byte[] SealedToken, string Host, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt, int Runs, string? Finding);
