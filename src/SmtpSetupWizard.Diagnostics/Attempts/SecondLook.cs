using System.Net.Security;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>
/// A STARTTLS port that says nothing, or closes at once, may expect TLS from the first byte: a second connection asks, beside the wait.
/// </summary>
internal static class SecondLook
{
    /// <summary>A server that expects TLS answers a ClientHello at once.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary>The greeting, unless the second look knows better.</summary>
    /// <param name="heard">Whether part of a greeting has come: then the port does speak first.</param>
    public static async Task<Reply> BesideAsync(Task<Reply> greeting, Func<bool> heard, AttemptContext context, AttemptState state, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var silence = Task.Delay(context.Limits.SecondLook, context.Clock.Time, done.Token);
            if ((await Task.WhenAny(greeting, silence) == greeting && !Closed(greeting)) || heard()) return await greeting;
            cancellationToken.ThrowIfCancellationRequested();
            var look = LookAsync(context, state, done.Token);
            if (!greeting.IsCompleted && await Task.WhenAny(greeting, look) == greeting && !Closed(greeting)) return await greeting;
            if (await look is { } finding) throw new AttemptEndedException(finding);
            return await greeting;
        }
        finally
        {
            await done.CancelAsync();
            _ = greeting.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private static bool Closed(Task<Reply> greeting) => greeting.IsFaulted && greeting.Exception.InnerException is IOException;

    private static async Task<Finding?> LookAsync(AttemptContext context, AttemptState state, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Limit, context.Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ConnectAndLookAsync(context, state, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<Finding?> ConnectAndLookAsync(AttemptContext context, AttemptState state, CancellationToken cancellationToken)
    {
        state.Update(attempt => attempt with { Connections = attempt.Connections + 1 });
        var result = await context.Connector.ConnectAsync(context.Target, state.Current.Endpoint.Port, Limit, cancellationToken);
        if (result.Stream is null) return null;
        await using var guard = new GuardedStream(result.Stream);
        guard.WatchTls();
        await using var tls = new SslStream(guard, leaveInnerStreamOpen: true);
        try
        {
            // Whatever certificate comes is refused: only the ServerHello is of interest.
            await tls.AuthenticateAsClientAsync(TlsClient.Options(context.Host, (_, _, _, _) => false), cancellationToken);
        }
        catch (Exception exception) when (exception is MalformedReplyException || PeerFailure.Is(exception))
        {
            // The handshake is meant to end here; what came tells.
        }

        if (guard.Tls!.ServerHello) return new("greeting.implicit_tls");
        return guard.Tls.NotTls && ProtocolSniffer.Name(guard.Tls.Opening.Span) is { } protocol ? new("greeting.not_smtp", new Evidence { Protocol = protocol }) : null;
    }
}
