namespace SmtpSetupWizard.Web.Cases;

/// <summary>What a customer's link leads to.</summary>
/// <param name="Token">Of the customer's link.</param>
/// <param name="CaseHash">SHA-256 of the token of the agent's link, which the customer does not learn.</param>
public sealed record RequestView(string Token, byte[] CaseHash, AskedRequest Asked, DateTimeOffset ExpiresAt);
