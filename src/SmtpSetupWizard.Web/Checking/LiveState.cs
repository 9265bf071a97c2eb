using System.Collections.Immutable;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>A live check at one moment. A slow follower reads the next state when it is ready for it; nothing queues up.</summary>
/// <param name="Events">All so far, in order.</param>
/// <param name="Changed">Completes when this state is no longer the present one; already complete after the end.</param>
public sealed record LiveState(ReportStatus Status, CheckReport Report, ImmutableList<LiveEvent> Events, Task Changed)
{
    public bool Ended => Status is ReportStatus.Completed or ReportStatus.Cancelled or ReportStatus.Interrupted;
}
