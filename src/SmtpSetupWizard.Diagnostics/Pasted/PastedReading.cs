using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Pasted;

/// <summary>What a pasted error text or dialogue says. Nothing in it holds a secret of the text.</summary>
/// <param name="Finding">Null when the text supports no finding: a wrong diagnosis is worse than none.</param>
/// <param name="Program">The program whose wording it is, such as <c>curl</c>; null when that is not known.</param>
/// <param name="Quote">The words that decided, secrets masked, cleaned, at most 512 characters; null without a finding.</param>
/// <param name="Host">The server that the text names; null when it names none.</param>
/// <param name="Endpoint">The port and encryption that the text names; null when it names none.</param>
public sealed record PastedReading(Finding? Finding, string? Program, string? Quote, string? Host, SubmissionEndpoint? Endpoint)
{
    /// <summary>Whether it shows a test by hand that went through, encryption and all: then there is no finding.</summary>
    public bool Worked { get; init; }

    public static PastedReading Nothing { get; } = new(null, null, null, null, null);
}
