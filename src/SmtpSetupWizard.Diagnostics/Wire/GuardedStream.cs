namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>
/// The stream right above the network: it bounds what a server may send, watches the clear part of a TLS handshake, and sees bytes
/// that a server sent before our ClientHello (STARTTLS injection).
/// </summary>
public sealed class GuardedStream(Stream inner, long maxBytes = GuardedStream.DefaultMaxBytes) : Stream
{
    /// <summary>Bytes that one connection may send: a long certificate chain and the largest replies fit well.</summary>
    public const long DefaultMaxBytes = 1024 * 1024;

    private const int TlsRecordHead = 5;

    private readonly byte[] _early = new byte[1];
    private Task<int>? _earlyRead;
    private bool _helloDue;
    private long _received;

    /// <summary>The handshake under way or done; null in clear.</summary>
    public TlsWatch? Tls { get; private set; }

    /// <summary>Whether the peer ended or reset the connection.</summary>
    public bool PeerClosed { get; private set; }

    /// <summary>Whether more came than any server has to say.</summary>
    public bool TooMuch { get; private set; }

    /// <summary>From now on what comes is expected to be TLS, and nothing may come before our ClientHello is written.</summary>
    /// <exception cref="InjectedBytesException">Something is there already.</exception>
    public void BeginTls()
    {
        Tls = new TlsWatch();
        _helloDue = true;
        _earlyRead = inner.ReadAsync(_early, CancellationToken.None).AsTask();
        ThrowIfEarly();
    }

    /// <summary>TLS comes from the first byte: a server that says something before has its words looked at as an answer.</summary>
    public void WatchTls() => Tls = new TlsWatch();

    private void ThrowIfEarly()
    {
        if (_earlyRead is { IsCompletedSuccessfully: true, Result: > 0 }) throw new InjectedBytesException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await ReadInnerAsync(buffer, cancellationToken);
            if (count == 0 && buffer.Length > 0) PeerClosed = true;
            _received += count;
            TooMuch = _received > maxBytes;
            if (TooMuch) throw new MalformedReplyException("more bytes than any server has to say");
            Tls?.Read(buffer.Span[..count]);

            // SslStream would wait for the rest of a record that never comes.
            if (Tls is { NotTls: true, Opening.Length: >= TlsRecordHead }) throw new MalformedReplyException("what came is no TLS");
            return count;
        }
        catch (IOException)
        {
            PeerClosed = true;
            throw;
        }
    }

    private async ValueTask<int> ReadInnerAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_earlyRead is not { } early) return await inner.ReadAsync(buffer, cancellationToken);

        // A read of no bytes waits for data, as SslStream means it; what came early stays.
        var count = await early.WaitAsync(cancellationToken);
        if (buffer.Length == 0) return 0;
        _earlyRead = null;
        _early.AsSpan(0, count).CopyTo(buffer.Span);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_helloDue)
        {
            _helloDue = false;
            ThrowIfEarly();
        }

        try
        {
            await inner.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            PeerClosed = true;
            throw;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask DisposeAsync()
    {
        _earlyRead?.ContinueWith(static early => _ = early.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() => inner.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronous reads hold a time limit.");
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronous writes hold a time limit.");
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
