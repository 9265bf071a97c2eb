#pragma warning disable MA0048 // The speaker belongs to the line.
namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>One line of the dialogue, secrets masked, control and bidi characters removed.</summary>
/// <param name="AtMs">Milliseconds since the check began.</param>
public sealed record TranscriptLine(int AtMs, Speaker From, string Line);

/// <summary>Who said a line.</summary>
public enum Speaker
{
    Server,
    Client,
}
