using System.Threading.Channels;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>Takes one endpoint from the first packet to its outcome. It asks the gate by events and obeys its orders.</summary>
internal sealed class AttemptRunner(int index, SubmissionCheck check, AttemptContext context, AttemptState state, Action<GateEvent> tell)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Channel<Order> _orders = Channel.CreateUnbounded<Order>();
    private EndpointSession? _session;
    private bool _reopened;
    private bool _reachedGate;
    private bool _heldPassword;
    private EndpointEnd _end = EndpointEnd.NoWord;

    /// <summary>What the gate tells an attempt.</summary>
    private abstract record Order
    {
        public sealed record HandOver : Order;

        public sealed record Reopen : Order;

        public sealed record Stop(string Finding) : Order;
    }

    public Attempt Current => state.Current;

    public void HandOver() => _orders.Writer.TryWrite(new Order.HandOver());

    public void Reopen() => _orders.Writer.TryWrite(new Order.Reopen());

    /// <summary>The attempt ends with <paramref name="finding"/> as soon as it is, or would be, at the gate.</summary>
    public void Stop(string finding) => _orders.Writer.TryWrite(new Order.Stop(finding));

    public async Task RunAsync()
    {
        try
        {
            var finding = await FindAsync();
            if (state.Current.Outcome is null) await EndAsync(finding);
        }
        finally
        {
            try
            {
                if (_heldPassword && _end is EndpointEnd.NoWord) await DropAsync();
            }
            finally
            {
                tell(new EndpointEnded(index, _end));
                await CloseAsync();
            }
        }
    }

    private async Task<Finding> FindAsync()
    {
        try
        {
            return new(await AttemptAsync());
        }
        catch (AttemptEndedException ended)
        {
            return ended.Finding;
        }
        catch (OperationCanceledException)
        {
            return new(context.Cancelled.IsCancellationRequested ? "not_tried.cancelled" : "not_tried.out_of_time");
        }
    }

    private async Task<string> AttemptAsync()
    {
        await OpenAsync();
        if (check.Credentials is not { } credentials)
        {
            await EndAsync(new Finding("ready.connection"));
            tell(new Reached(index));
            if (await NextOrderAsync() is Order.HandOver) _end = EndpointEnd.SignedIn;
            return "ready.connection";
        }

        while (true)
        {
            var arrived = context.Clock.ElapsedMs;
            state.Update(attempt => attempt with { AtGate = true });
            tell(new Reached(index));
            switch (await WaitAsync())
            {
                case Order.Stop(var finding):
                    return finding;
                case Order.HandOver when context.Clock.ElapsedMs - arrived < Fresh.TotalMilliseconds || await IsAliveAsync():
                    state.Update(attempt => attempt with { AtGate = false });
                    return await SignInAsync(credentials);
                case Order.HandOver when _reopened:
                    throw Unasked("auth.closed");
                case Order.HandOver:
                    tell(new SessionLost(index));
                    if (await NextOrderAsync() is Order.Stop(var stopped)) return stopped;
                    await ReopenAsync();
                    break;
                case Order.Reopen:
                    await ReopenAsync();
                    break;
            }
        }
    }

    private async Task<string> SignInAsync(Credentials credentials)
    {
        if (_session!.Conversation.HasUnread) throw Unasked("auth.malformed");
        _heldPassword = true;
        var signIn = new SignIn(_session, state, credentials);
        try
        {
            await _session.StageAsync(Stage.Auth, context.Limits.Auth, signIn.RunAsync);
        }
        finally
        {
            if (signIn.Refused) _end = EndpointEnd.Refused;
        }

        _end = EndpointEnd.SignedIn;
        return await new Envelope(_session, state, check, context).RunAsync();
    }

    /// <summary>Opens the session and sees whether it offers what the check needs.</summary>
    private async Task OpenAsync()
    {
        _session = new EndpointSession(context, state);
        await _session.OpenAsync();
        if (!_session.Capabilities.OffersAuth) throw Unasked("auth.not_offered");
        var offered = _session.Capabilities.Mechanisms;
        if (check.Credentials is not null && SaslMechanisms.Usable(offered).Count == 0)
            throw Unasked(SaslMechanisms.OnlyOAuth(offered) ? "auth.oauth_required" : "auth.no_common_mechanism", new Evidence { Mechanisms = offered });
        _reachedGate = true;
    }

    private async Task ReopenAsync()
    {
        _reopened = true;
        await CloseAsync();
        state.Restart();
        await OpenAsync();
    }

    /// <summary>Waits for an order, and meanwhile hears what the server says unasked.</summary>
    private async Task<Order> WaitAsync()
    {
        var order = NextOrderAsync();
        if (await Task.WhenAny(order, _session!.Conversation.ListenAsync()) == order) return await order;
        if (!await SaidGoodbyeAsync()) throw Unasked("auth.malformed");
        tell(new SessionLost(index));
        var ordered = await order;
        if (ordered is not Order.HandOver) return ordered;

        // The turn came before the gate knew of the loss: its next word is about that, unless the session was opened again once already.
        return _reopened ? throw Unasked("auth.closed") : await NextOrderAsync();
    }

    private async Task<Order> NextOrderAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.Total, context.Cancelled);
        return await _orders.Reader.ReadAsync(either.Token);
    }

    /// <summary>Whether what came unasked is the end of the session: a 421 (RFC 5321 section 3.8), or the connection's.</summary>
    private async Task<bool> SaidGoodbyeAsync()
    {
        try
        {
            using var deadline = new CancellationTokenSource(Fresh, context.Clock.Time);
            return (await _session!.Conversation.ReplyAsync(deadline.Token)).Code == 421;
        }
        catch (Exception exception) when (PeerFailure.Is(exception))
        {
            return true;
        }
        catch (Exception exception) when (exception is MalformedReplyException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>A session that waited for long is asked whether it still is there.</summary>
    private async Task<bool> IsAliveAsync()
    {
        try
        {
            using var deadline = new CancellationTokenSource(context.Limits.Command, context.Clock.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.Total, context.Cancelled);
            return (await _session!.Conversation.CommandAsync("NOOP", either.Token)).Code != 421;
        }
        catch (Exception exception) when (PeerFailure.Is(exception) || (exception is OperationCanceledException && !context.Total.IsCancellationRequested && !context.Cancelled.IsCancellationRequested))
        {
            return false;
        }
        catch (MalformedReplyException)
        {
            throw Unasked("auth.malformed");
        }
    }

    /// <summary>What is known of the sign-in before AUTH is sent.</summary>
    private AttemptEndedException Unasked(string code, Evidence? seen = null)
    {
        state.Begin(Stage.Auth);
        state.End(StageOutcome.Failed, code);
        return new(new Finding(code, seen ?? Evidence.None));
    }

    private async Task EndAsync(Finding finding)
    {
        var group = FindingCatalog.Get(finding.Code).Group;
        if (_session is not null && group == "ready") await _session.SettleAsync();
        state.Update(attempt => attempt with
        {
            AtGate = false,
            Finding = state.Safe(finding),
            Outcome = group switch
            {
                "ready" => AttemptOutcome.Passed,
                "not_tried" => _reachedGate ? AttemptOutcome.Reachable : AttemptOutcome.NotTried,
                _ => AttemptOutcome.Failed,
            },
        });
    }

    /// <summary>Ends a sign-in without a word before anybody else gets the password: two must never hold it.</summary>
    private async Task DropAsync()
    {
        if (_session is { } session) await session.DisposeAsync();
        _session = null;
    }

    private async Task CloseAsync()
    {
        if (_session is not { } session) return;
        _session = null;
        try
        {
            using var deadline = new CancellationTokenSource(Farewell, context.Clock.Time);
            await session.QuitAsync(deadline.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException || PeerFailure.Is(exception))
        {
            // The server has gone already.
        }

        await session.DisposeAsync();
    }
}
