namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>What a provider is to the person who sends.</summary>
public enum ProviderKind
{
    /// <summary>Mailboxes under the provider's own domains, and mostly under customers' too.</summary>
    Mailbox,

    /// <summary>An access provider's mailboxes.</summary>
    Isp,

    /// <summary>Mailboxes under customers' domains.</summary>
    Hosting,

    /// <summary>Italian certified mail.</summary>
    Pec,

    /// <summary>Sends for programs (transactional mail); has no mailboxes.</summary>
    Relay,
}
