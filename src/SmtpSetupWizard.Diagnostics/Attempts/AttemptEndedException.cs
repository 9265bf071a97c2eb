using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>Ends an attempt with what was found.</summary>
internal sealed class AttemptEndedException(Finding finding) : Exception(finding.Code)
{
    public AttemptEndedException(string code) : this(new Finding(code))
    {
    }

    public Finding Finding => finding;
}
