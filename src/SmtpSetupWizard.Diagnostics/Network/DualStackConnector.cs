using System.Net;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>
/// Connects to the first address of a host that answers (RFC 8305, Happy Eyeballs): in the order given, the next one 250 ms
/// after the one before, or at once when that failed. What loses is closed.
/// </summary>
public sealed class DualStackConnector(TimeProvider time)
{
    private static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(250);

    /// <summary>How long IPv6 may stay silent.</summary>
    private static readonly TimeSpan Ipv6Patience = TimeSpan.FromMilliseconds(500);

    /// <param name="host">With at least one address and the connector that reaches it.</param>
    /// <param name="limit">When the addresses still silent count as timed out.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<ConnectResult> ConnectAsync(ResolvedHost host, int port, TimeSpan limit, CancellationToken cancellationToken)
    {
        var waiting = new Queue<IPAddress>(host.Addresses);
        var tries = new List<ConnectTry>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var limitReached = Task.Delay(limit, time, over.Token);
        var turn = Task.CompletedTask;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (tries.Find(one => one.Connected) is { } winner) return Won(winner, tries);
                if (limitReached.IsCompleted) return Lost(tries);

                var running = tries.Where(one => !one.Ended).ToArray();
                if (waiting.Count > 0 && (turn.IsCompleted || tries[^1].Ended))
                {
                    tries.Add(new ConnectTry(host.Connector!, waiting.Dequeue(), port, time));
                    turn = Task.Delay(HeadStart, time, over.Token);
                    continue;
                }

                if (waiting.Count == 0 && running.Length == 0) return Lost(tries);
                IEnumerable<Task> next = running.Select(one => one.Completion).Append(limitReached);
                await Task.WhenAny(waiting.Count > 0 ? next.Append(turn) : next);
            }
        }
        catch
        {
            tries.ForEach(one => one.Abandon());
            throw;
        }
        finally
        {
            StopTimers(over);
        }
    }

    private ConnectResult Won(ConnectTry winner, List<ConnectTry> tries)
    {
        var sixes = winner.IsIpv6 || !tries[0].IsIpv6 ? [] : tries.FindAll(one => one.IsIpv6);
        foreach (var loser in tries.Except(sixes).Where(one => one != winner)) loser.Abandon();
        return new(winner.Stream, winner.Address, null, sixes.Count > 0 ? BrokenIpv6Async(sixes) : null);
    }

    private async Task<IPAddress?> BrokenIpv6Async(List<ConnectTry> sixes)
    {
        using var over = new CancellationTokenSource();
        var patience = Ipv6Patience - time.GetElapsedTime(sixes[0].StartedAt);
        var silent = patience > TimeSpan.Zero ? Task.Delay(patience, time, over.Token) : Task.CompletedTask;
        while (!silent.IsCompleted && sixes.Exists(one => !one.Ended) && !sixes.Exists(one => one.Connected))
            await Task.WhenAny(sixes.Where(one => !one.Ended).Select(one => one.Completion).Append(silent));
        StopTimers(over);
        var works = sixes.Exists(one => one.Connected);
        sixes.ForEach(one => one.Abandon());
        return works || sixes.TrueForAll(one => one.HasNoRouteHere) ? null : sixes[0].Address;
    }

    /// <summary>At once and on this thread: only timers hang on it.</summary>
    private static void StopTimers(CancellationTokenSource over) => over.Cancel();

    /// <summary>Of different failures the most telling: somebody answered, then nobody did, then there was no way.</summary>
    private static ConnectResult Lost(List<ConnectTry> tries)
    {
        var telling = tries.MinBy(one => one.Code switch { "connect.refused" => 0, "connect.timeout" => 1, _ => 2 })!;
        tries.ForEach(one => one.Abandon());
        return new(null, telling.Address, telling.Code, null);
    }
}
