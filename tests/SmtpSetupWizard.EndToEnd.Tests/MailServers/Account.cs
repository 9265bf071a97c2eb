namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>A mailbox of the test server: its address is its user name.</summary>
public sealed record Account(string Address, string Password);
