using System.Threading.Channels;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>Runs a check: resolves once, opens every endpoint, signs in on one at a time, decides.</summary>
public sealed class CheckRunner(IHostResolver resolver, TimeProvider time, CheckRunnerOptions options)
{
    /// <summary>Runs to the end. A failure of a server is a finding, never an exception.</summary>
    /// <param name="observe">Called for each event, in order, from one thread at a time.</param>
    /// <param name="cancellationToken">The person's cancel: the report then has <see cref="CheckReport.Cancelled"/>.</param>
    public async Task<CheckReport> RunAsync(SubmissionCheck check, Action<CheckEvent>? observe, CancellationToken cancellationToken)
    {
        var run = new CheckRun(check, resolver, new CheckClock(time), options, observe);
        using var total = new CancellationTokenSource(options.Limits.Total, time);
        var target = await run.ResolveAsync(total.Token, cancellationToken);
        return target is null ? run.Completed() : await run.TryEndpointsAsync(target, total.Token, cancellationToken);
    }
}
