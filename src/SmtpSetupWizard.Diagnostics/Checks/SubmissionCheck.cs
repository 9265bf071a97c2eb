namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>What is asked: a host, the endpoints to try in order of preference, and what to prove.</summary>
public sealed record SubmissionCheck
{
    /// <summary>A host name in its ASCII form (A-labels, no trailing dot) or an IP literal without brackets.</summary>
    public required string Host { get; init; }

    /// <summary>At most 8, in order of preference, each port and mode once.</summary>
    public IReadOnlyList<SubmissionEndpoint> Endpoints { get; init; } = SubmissionEndpoint.Defaults;

    /// <summary>Without them only the connection is checked.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>The envelope sender of the dry run or of the test message.</summary>
    public string? Sender { get; init; }

    /// <summary>The envelope recipient; <see cref="Sender"/> when not given.</summary>
    public string? Recipient { get; init; }

    /// <summary>Whether a message really is sent.</summary>
    public bool SendTestMessage { get; init; }

    /// <summary>What the test message says.</summary>
    public TestMessage TestMessage { get; init; } = TestMessage.Default;
}
