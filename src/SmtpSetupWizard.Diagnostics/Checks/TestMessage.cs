namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>The fixed words of a test message, plain text.</summary>
public sealed record TestMessage(string Subject, string Text)
{
    public static TestMessage Default { get; } = new("SMTP Setup Wizard: test message", "This message was sent by SMTP Setup Wizard to test the settings of your mail account.\r\n");
}
