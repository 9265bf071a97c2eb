namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>How a stage ended.</summary>
public enum StageOutcome
{
    Ok,
    Warning,
    Failed,
}
