namespace SmtpSetupWizard.Practice.Pipes;

/// <summary>One end of a <see cref="DuplexPipe"/>.</summary>
public sealed class PipeStream : Stream
{
    private readonly OneWay _incoming;
    private readonly OneWay _outgoing;
    private readonly CancellationTokenSource _peerClosed = new();
    private int _closed;

    internal PipeStream(OneWay incoming, OneWay outgoing) => (_incoming, _outgoing) = (incoming, outgoing);

    internal PipeStream? Peer { get; set; }

    /// <summary>Fires when the other side has closed or reset: nobody reads what is written here.</summary>
    public CancellationToken PeerClosed => _peerClosed.Token;

    /// <summary>The same, known at once.</summary>
    public bool PeerHasClosed { get; private set; }

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Half-closes (FIN): the other side reads to the end and may go on writing.</summary>
    public void CompleteWriting() => _outgoing.End();

    /// <summary>Resets (RST): reads and writes of both sides fail with an <see cref="IOException"/>.</summary>
    public void Reset()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1) return;
        _incoming.Reset();
        _outgoing.Reset();
        Leave();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _incoming.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _incoming.ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _outgoing.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _outgoing.WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _outgoing.End();
            _incoming.CloseReader();
            Leave();
        }

        base.Dispose(disposing);
    }

    private void Leave()
    {
        Peer!.PeerHasClosed = true;
        _ = Peer._peerClosed.CancelAsync();
    }
}
