using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Wizard;

/// <summary>A host as it was typed or pasted, and what it comes to.</summary>
/// <param name="Name">In its ASCII form.</param>
/// <param name="Pasted">The endpoint that stood in a pasted address.</param>
/// <param name="WasSplit">Whether there was more than a name in what was typed.</param>
public sealed record UnderstoodHost(string Name, SubmissionEndpoint? Pasted, bool WasSplit);
