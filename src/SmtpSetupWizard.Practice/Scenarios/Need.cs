namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>What a check must ask for, at the least, to meet a scenario's finding.</summary>
public enum Need
{
    /// <summary>No credentials.</summary>
    Connection,

    /// <summary>User name and password.</summary>
    Credentials,

    /// <summary>Credentials and a sender: the envelope dry run.</summary>
    Envelope,

    /// <summary>Credentials and a test message.</summary>
    TestMessage,
}
