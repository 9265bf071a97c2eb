using System.Net;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>The one door for a check, from the form and from the API: validates, applies the limits, stores, enqueues.</summary>
public sealed class CheckIntake(
    ChecksOptions options, PracticeOptions practice, ReportsOptions reports, EgressPolicy egress, SubmissionLimits limits, CheckQueue queue, LiveChecks checks, ReportStore store, ReportReader reader, Checker checker, TimeProvider time)
{
    /// <summary>How long a submission waits to hear whether the target's limits let it pass. A check that is slow to resolve is accepted first, and ends there.</summary>
    private static readonly TimeSpan AdmissionPatience = TimeSpan.FromSeconds(3);

    private static readonly Limited QueueFull = new("queueFull", TimeSpan.FromSeconds(10));

    /// <param name="client">The address limits count for.</param>
    /// <param name="ownerKey">The owner's key; its hash is stored.</param>
    public async Task<Submission> SubmitAsync(CheckInput input, IPAddress client, string ownerKey, CancellationToken cancellationToken)
    {
        if (new CheckValidation(options, egress).Judge(input, out var errors) is not var (check, asked)) return new Invalid(errors);
        if (queue.IsFull) return QueueFull;
        var previous = input.Previous is { Length: > 0 } token ? await reader.FindAsync(token, ownerKey, cancellationToken) : null;
        if (limits.Enter(client, SignsIn(check), out var limit) is not { } pass) return limit!;

        var now = time.GetUtcNow();
        var view = new ReportView(
            ReportToken.New(), ReportStatus.Queued, new() { Host = check.Host }, asked with { Checker = checker }, now, now + reports.Lifetime, OwnerKey.Hash(ownerKey));
        // A token of somebody else's report is a link that was passed on: it makes no series.
        if (previous is { IsOwner: true }) view = view with { Previous = ReportToken.Hash(previous.Token), Series = previous.Series ?? ReportToken.Hash(previous.Token) };
        var live = new LiveCheck(view, pass);
        try
        {
            // Whoever leaves now would leave a row that nobody runs.
            await store.AcceptAsync(view, ownerKey, CancellationToken.None);
        }
        catch
        {
            limits.Leave(pass, null);
            throw;
        }

        checks.Add(live);
        if (!queue.TryEnqueue(new(check, live)))
        {
            checks.Remove(live);
            limits.Leave(pass, null);
            await store.DeleteAsync(live.TokenHash, CancellationToken.None);
            return QueueFull;
        }

        return await AdmissionAsync(live, cancellationToken) is { } reached ? reached : new Accepted(view.Token);
    }

    /// <summary>A sign-in at a practice host tries nobody's password, so that its refusal is no refusal of the client's.</summary>
    private bool SignsIn(SubmissionCheck check) => check.Credentials is not null && !practice.Answers(check.Host);

    private async Task<Limited?> AdmissionAsync(LiveCheck live, CancellationToken cancellationToken)
    {
        // Who waits in line hears of his turn only then, and the check ends there.
        if (checks.Count <= options.MaxConcurrent)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(live.Admission, Task.Delay(AdmissionPatience, time, wait.Token));
            await wait.CancelAsync();
        }

        return live.TryAnswer() ? null : await live.Admission;
    }
}
