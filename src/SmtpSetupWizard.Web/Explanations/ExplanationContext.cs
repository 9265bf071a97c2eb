using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>What an explanation may quote beside the finding's own evidence.</summary>
/// <param name="Host">As the check used it (ASCII form).</param>
/// <param name="Endpoint">The endpoint that the finding is of; null for a finding of the host.</param>
/// <param name="UserName">As typed; null when no credentials were given or they are hidden.</param>
/// <param name="At">When the check was made.</param>
/// <param name="Report">The whole report, when the text is for its verdict: lets it speak of the other endpoints.</param>
public sealed record ExplanationContext(
    string Host, SubmissionEndpoint? Endpoint, string? UserName, DateTimeOffset At, CheckReport? Report = null)
{
    /// <summary>Envelope addresses, for findings that speak of them.</summary>
    public string? Sender { get; init; }

    public string? Recipient { get; init; }

    /// <summary>The finding was read from a pasted text: nothing was tested, and the text must not say so. The host may then be empty.</summary>
    public bool Pasted { get; init; }

    /// <summary>The text is for whoever reads about the finding: nothing was tested and nothing was pasted. The host is then empty.</summary>
    public bool General { get; init; }
}
