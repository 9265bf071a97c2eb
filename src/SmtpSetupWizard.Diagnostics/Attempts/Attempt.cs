using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>What is known of one endpoint.</summary>
public sealed record Attempt
{
    public required SubmissionEndpoint Endpoint { get; init; }

    /// <summary>The address that answered; null when none did.</summary>
    public string? Address { get; init; }

    /// <summary>Null while it runs.</summary>
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>The one cause; null while it runs.</summary>
    public Finding? Finding { get; init; }

    public IReadOnlyList<Finding> Warnings { get; init; } = [];
    public IReadOnlyList<StageReport> Stages { get; init; } = [];

    /// <summary>The lines of the last EHLO reply, keyword first (RFC 5321 section 4.1.1.1), without the greeting line.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>The mechanism that signed in, or was refused.</summary>
    public string? Mechanism { get; init; }

    public SecurityFacts? Security { get; init; }
    public IReadOnlyList<TranscriptLine> Transcript { get; init; } = [];

    /// <summary>Connections opened, second looks included.</summary>
    public int Connections { get; init; }

    /// <summary>AUTH commands sent with the password.</summary>
    public int SignIns { get; init; }

    /// <summary>Messages sent (DATA taken).</summary>
    public int MessagesSent { get; init; }

    /// <summary>Whether it waits, secure and ready, for its turn to sign in.</summary>
    public bool AtGate { get; init; }
}
