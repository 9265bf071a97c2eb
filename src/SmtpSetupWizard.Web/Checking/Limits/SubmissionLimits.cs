using System.Net;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Checking.Limits;

/// <summary>
/// How much of whom. Clients are judged when they submit, targets as soon as the host is resolved, before a connection is opened.
/// Addresses and user names are held as keyed hashes only: <see cref="LimitKeys"/>.
/// </summary>
public sealed class SubmissionLimits(ChecksOptions options, TimeProvider time)
{
    /// <summary>Of a pasted text, what counts as one reading.</summary>
    private const int PastedUnit = 1024;

    /// <summary>Readings of a client in a minute: hundreds of messages, or some dozen logs of the largest size.</summary>
    private const int PastedPerMinute = 2400;

    /// <summary>Addresses of a client in a minute: whoever types asks for several until the address is whole.</summary>
    private const int DiscoveredPerMinute = 60;

    private readonly Lock _gate = new();
    private readonly LimitKeys _keys = new();
    private readonly LimitCounter _perClient = new(options.PerClientPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly LimitCounter _running = new(options.RunningPerClient, TimeSpan.FromMinutes(1), time);
    private readonly LimitCounter _perTarget = new(options.PerTargetPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly LimitCounter _refusedPerClient = new(options.RefusedPerClientPerHour, TimeSpan.FromHours(1), time);
    private readonly LimitCounter _refusedPerAccount = new(options.RefusedPerAccount, TimeSpan.FromMinutes(15), time, doubles: true);
    private readonly LimitCounter _pasted = new(PastedPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly LimitCounter _discovered = new(DiscoveredPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly LimitCounter _testMessages = new(options.TestMessagesPerAccountPerDay, TimeSpan.FromDays(1), time);

    /// <summary>Lets a client's check in; the pass must be given back. Null, and the limit, when one is reached.</summary>
    public ClientPass? Enter(IPAddress address, bool signsIn, out Limited? limit)
    {
        var client = _keys.OfClient(address);
        lock (_gate)
        {
            limit = options.LimitsEnabled
                ? Reached("limit.perClient", _perClient, client)
                    ?? Reached("limit.running", _running, client)
                    ?? (signsIn ? Reached("limit.refusedClient", _refusedPerClient, client) : null)
                : null;
            if (limit is not null) return null;
            _perClient.Count(client);
            _running.Begin(client);
            if (signsIn) _refusedPerClient.Begin(client);
            return new(client, signsIn);
        }
    }

    /// <summary>Counts a pasted text that a client wants explained; the limit, when it is reached.</summary>
    public Limited? Paste(IPAddress address, int bytes)
    {
        var client = _keys.OfClient(address);
        lock (_gate)
        {
            if (options.LimitsEnabled && Reached("limit.pasted", _pasted, client) is { } limit) return limit;
            for (var units = 1 + (bytes / PastedUnit); units > 0; units--) _pasted.Count(client);
            return null;
        }
    }

    /// <summary>Counts an address whose servers a client looks for; the limit, when it is reached.</summary>
    public Limited? Discover(IPAddress address)
    {
        var client = _keys.OfClient(address);
        lock (_gate)
        {
            if (options.LimitsEnabled && Reached("limit.discovered", _discovered, client) is { } limit) return limit;
            _discovered.Count(client);
            return null;
        }
    }

    /// <summary>Judges the addresses that the check's host has. A limit that is reached for one of them is reached.</summary>
    public Limited? Admit(ClientPass pass, IReadOnlyList<IPAddress> addresses, SubmissionCheck check)
    {
        var plain = addresses.Select(address => ClientNetwork.Plain(address).ToString()).Distinct(StringComparer.Ordinal).ToList();
        var targets = plain.Select(address => _keys.Of("target", address)).ToList();
        // Servers fold the case of a user name, so a guesser must not gain by it.
        var accounts = check.Credentials is { } credentials
            ? plain.Select(address => _keys.Of("account", $"{address} {credentials.UserName.Trim().ToUpperInvariant()}")).ToList() : [];
        lock (_gate)
        {
            var limit = options.LimitsEnabled
                ? (options.AllowedHosts.Count > 0 ? null : Reached("limit.perTarget", _perTarget, targets))
                    ?? Reached("limit.refusedAccount", _refusedPerAccount, accounts)
                    ?? (check.SendTestMessage ? Reached("limit.testMessages", _testMessages, accounts) : null)
                : null;
            if (limit is not null) return limit;
            foreach (var target in targets) _perTarget.Count(target);
            foreach (var account in accounts) _refusedPerAccount.Begin(account);
            pass.Accounts = accounts;
            if (!check.SendTestMessage) return null;
            foreach (var account in accounts) _testMessages.Begin(account);
            pass.Senders = accounts;
            return null;
        }
    }

    /// <summary>The check has ended: what came of it counts. Only the first call for a pass does something.</summary>
    /// <param name="report">Null when it never ran.</param>
    public void Leave(ClientPass pass, CheckReport? report)
    {
        var refused = report is not null && RefusedSignIn.In(report);
        var sent = report is not null && report.Attempts.Any(attempt => attempt.Stages.Any(stage => stage.Stage == Stage.Message));
        lock (_gate)
        {
            if (pass.Left) return;
            pass.Left = true;
            _running.End(pass.Client, counts: false);
            if (pass.SignsIn) _refusedPerClient.End(pass.Client, refused);
            foreach (var account in pass.Accounts) _refusedPerAccount.End(account, refused);
            foreach (var account in pass.Senders) _testMessages.End(account, sent);
        }
    }

    private static Limited? Reached(string reason, LimitCounter counter, params IReadOnlyList<UInt128> keys)
    {
        TimeSpan? longest = null;
        foreach (var key in keys)
        {
            if (counter.Wait(key) is { } wait && (longest is null || wait > longest)) longest = wait;
        }

        return longest is { } retryAfter ? new(reason, retryAfter) : null;
    }
}
