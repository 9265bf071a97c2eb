using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking.Limits;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>
/// Resolves for one check, and asks the targets' limits before anything can be connected to. The look-up is the check's own one, so the
/// addresses that are counted are those that are reached.
/// </summary>
/// <param name="limits">Null: the target has none.</param>
public sealed class AdmittingResolver(IHostResolver resolver, SubmissionLimits? limits, SubmissionCheck check, LiveCheck live) : IHostResolver
{
    private bool _asked;

    /// <summary>The limit that turned the check away.</summary>
    public Limited? Reached { get; private set; }

    /// <exception cref="OperationCanceledException">A limit is reached: the check ends here.</exception>
    public async ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var resolved = await resolver.ResolveAsync(host, cancellationToken);
        // Names of a certificate are looked up and not connected to, and a reference host is the operator's own.
        if (_asked || host != check.Host) return resolved;
        _asked = true;
        Reached = limits?.Admit(live.Pass, resolved.Addresses, check);
        if (Reached is not null)
        {
            live.Cancel();
            throw new OperationCanceledException(live.Cancelled);
        }

        live.Admit();
        return resolved;
    }
}
