namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>The stages of an attempt, in order. A STARTTLS attempt says hello twice, an implicit one greets after TLS.</summary>
public enum Stage
{
    Resolve,
    Connect,
    Greeting,
    Hello,
    Starttls,
    Tls,
    Auth,
    Sender,
    Recipient,
    Message,
}
