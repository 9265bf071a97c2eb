using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>Runs a check: resolves once, opens every endpoint, signs in on one at a time, decides.</summary>
public sealed class CheckRunner(IHostResolver resolver, TimeProvider time, CheckRunnerOptions options)
{
    /// <summary>Runs to the end. A failure of a server is a finding, never an exception.</summary>
    /// <param name="observe">Called for each event, in order, from one thread at a time.</param>
    /// <param name="cancellationToken">The person's cancel: the report then has <see cref="CheckReport.Cancelled"/>.</param>
    public Task<CheckReport> RunAsync(SubmissionCheck check, Action<CheckEvent>? observe, CancellationToken cancellationToken)
    {
        _ = (resolver, time, options, check, observe, cancellationToken);
        throw new NotSupportedException();
    }
}
