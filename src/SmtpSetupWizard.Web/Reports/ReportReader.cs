namespace SmtpSetupWizard.Web.Reports;

/// <summary>Finds a report by its link's token: the live state of a check that runs on this node, else the stored row.</summary>
public sealed class ReportReader
{
    /// <summary>Null when the token is unknown, expired, deleted or malformed: they look alike.</summary>
    public Task<ReportView?> FindAsync(string token, CancellationToken cancellationToken)
    {
        _ = (token, cancellationToken);
        return Task.FromResult<ReportView?>(null);
    }

    /// <summary>Yields the present state, then each change as it comes (intermediate ones may be left out), and ends when the check has ended.</summary>
    public async IAsyncEnumerable<ReportView> WatchAsync(string token, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is { } view) yield return view;
    }
}
