#pragma warning disable MA0048 // The state belongs to the bead.
namespace SmtpSetupWizard.Web.Results;

/// <summary>A part of an attempt as a lane shows it.</summary>
/// <param name="Name">Key below <c>result.bead.</c></param>
/// <param name="Ms">How long it took, or takes so far; null before it began.</param>
public sealed record Bead(string Name, BeadState State, int? Ms);

/// <summary>How a part of an attempt went.</summary>
public enum BeadState
{
    Waiting,
    Now,
    Ok,
    Warning,
    Failed,
}
