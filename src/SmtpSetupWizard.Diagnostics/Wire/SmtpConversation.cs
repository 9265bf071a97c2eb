using System.Text;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>
/// Commands out, replies in, over one connection, before and inside TLS. Every reply is parsed and recorded here and nowhere else.
/// </summary>
internal sealed class SmtpConversation(Stream network, Transcript transcript, CheckClock clock) : IAsyncDisposable
{
    /// <summary>May come at any moment (RFC 5321 section 3.8).</summary>
    private const int ServiceCloses = 421;

    private readonly ReplyParser _parser = new();
    private readonly byte[] _buffer = new byte[4096];
    private Stream? _tls;
    private Task<int>? _listening;
    private int _start;
    private int _end;
    private bool _replied;

    /// <summary>From AUTH to its final reply nothing of the exchange is recorded.</summary>
    public bool InSignIn { get; set; }

    /// <summary>Whether bytes came that no reply has used.</summary>
    public bool HasUnread => _end > _start || _parser.Started || _listening is { IsCompletedSuccessfully: true, Result: > 0 };

    /// <summary>What has come of a line that has not ended.</summary>
    public ReadOnlySpan<byte> PartialLine => _parser.PartialLine;

    /// <summary>The stream that commands and replies use: the network, or TLS over it.</summary>
    public Stream Stream => _tls ?? network;

    /// <summary>Goes on inside TLS.</summary>
    public void Secure(Stream tls) => _tls = tls;

    /// <summary>Sends a command and reads its reply.</summary>
    /// <param name="shown">What the transcript shows of it.</param>
    /// <exception cref="MalformedReplyException">Something came unasked: read as the reply, it could pass for a success.</exception>
    public async Task<Reply> CommandAsync(string command, CancellationToken cancellationToken, string? shown = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (HasUnread)
        {
            var unasked = await ReplyAsync(cancellationToken);
            return unasked.Code == ServiceCloses ? unasked : throw new MalformedReplyException("a reply that nothing asked for");
        }

        transcript.Add(clock.ElapsedMs, Speaker.Client, shown ?? command);
        await WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        return await ReplyAsync(cancellationToken);
    }

    /// <summary>Sends bytes that are no command, such as a message.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await Stream.WriteAsync(bytes, cancellationToken);
        await Stream.FlushAsync(cancellationToken);
    }

    /// <summary>Says goodbye without waiting for an answer.</summary>
    public async Task QuitAsync(CancellationToken cancellationToken)
    {
        transcript.Add(clock.ElapsedMs, Speaker.Client, "QUIT");
        await WriteAsync("QUIT\r\n"u8.ToArray(), cancellationToken);
    }

    /// <summary>The next reply.</summary>
    /// <exception cref="IOException">The peer closed or reset.</exception>
    /// <exception cref="MalformedReplyException">What came is no reply.</exception>
    public async Task<Reply> ReplyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_start == _end && await FillAsync(cancellationToken) == 0) throw new EndOfStreamException("the peer closed");
            if (Parse() is { } reply) return reply;
        }
    }

    /// <summary>Completes when the peer says something unasked, or ends the connection. What it says stays to be read.</summary>
    public Task ListenAsync() => _start < _end ? Task.CompletedTask : _listening ??= Stream.ReadAsync(_buffer, CancellationToken.None).AsTask();

    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        var listening = _listening;
        _listening = null;
        var count = listening is not null ? await listening.WaitAsync(cancellationToken) : await Stream.ReadAsync(_buffer, cancellationToken);
        (_start, _end) = (0, count);
        return count;
    }

    private Reply? Parse()
    {
        try
        {
            var reply = _parser.Read(_buffer.AsSpan(_start, _end - _start), out var consumed);
            _start += consumed;
            if (reply is null) return null;
            _replied = true;
            Record(reply);
            return reply;
        }
        catch (MalformedReplyException malformed)
        {
            if (!malformed.Line.IsEmpty) transcript.Add(clock.ElapsedMs, Speaker.Server, ServerText.Decode(malformed.Line.Span));

            // What answers before any reply may be another protocol: its first bytes tell.
            throw _replied ? malformed : new MalformedReplyException(malformed.Message) { Line = _buffer.AsMemory(0, Math.Min(_end, ServerText.MaxLength)) };
        }
    }

    private void Record(Reply reply)
    {
        if (InSignIn && reply.Code == 334)
        {
            transcript.Add(clock.ElapsedMs, Speaker.Server, $"334 {SecretScrubber.Mask}");
            return;
        }

        transcript.Add(clock.ElapsedMs, reply);
    }

    public async ValueTask DisposeAsync()
    {
        _listening?.ContinueWith(static listening => _ = listening.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await network.DisposeAsync();
    }
}
