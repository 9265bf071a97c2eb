namespace SmtpSetupWizard.Web.Reports;

/// <summary>Where a check stands.</summary>
public enum ReportStatus
{
    Queued,
    Running,
    Completed,
    Cancelled,
    Interrupted,
}
