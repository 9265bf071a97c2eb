using System.Net.Sockets;

namespace SmtpSetupWizard.Practice.Pipes;

/// <summary>One direction of a connection: a bounded queue of bytes that ends as a socket does. Waiting holds no thread.</summary>
/// <param name="capacity">Bytes that a writer may be ahead of the reader.</param>
internal sealed class OneWay(int capacity)
{
    private readonly Lock _lock = new();
    private byte[] _ring = [];
    private int _start;
    private int _count;
    private bool _ended;
    private bool _reset;
    private bool _readerGone;
    private bool _writtenInVain;
    private TaskCompletionSource? _changed;

    /// <summary>Waits for at least one byte. An empty <paramref name="buffer"/> waits as well and takes nothing: SslStream reads so.</summary>
    /// <returns>Bytes read; 0 at the end, and for an empty buffer.</returns>
    /// <exception cref="IOException">Reset.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_readerGone, typeof(Stream));
                if (_count > 0) return Take(buffer.Span);
                if (_reset) throw Failure(SocketError.ConnectionReset);
                if (_ended) return 0;
                changed = Changed();
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for room where the reader is behind.</summary>
    /// <remarks>The first write after the reader has closed is lost without a word, as with TCP: the reset comes in answer to it.</remarks>
    /// <exception cref="IOException">Reset, or the reader has closed.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_reset || _writtenInVain) throw Failure(SocketError.ConnectionReset);
                if (_ended) throw Failure(SocketError.Shutdown);
                if (_readerGone)
                {
                    _writtenInVain = true;
                    return;
                }

                bytes = bytes[Put(bytes.Span)..];
                if (bytes.IsEmpty) return;
                changed = Changed();
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The writer says FIN: what is queued can still be read.</summary>
    public void End() => Set(ref _ended);

    /// <summary>RST: what is queued can still be read, as on Linux, then reads fail.</summary>
    public void Reset() => Set(ref _reset);

    /// <summary>The reader closes: writes fail from now on.</summary>
    public void CloseReader() => Set(ref _readerGone);

    private void Set(ref bool flag)
    {
        lock (_lock)
        {
            flag = true;
            Signal();
        }
    }

    private int Take(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, _count);
        var first = Math.Min(taken, _ring.Length - _start);
        _ring.AsSpan(_start, first).CopyTo(buffer);
        _ring.AsSpan(0, taken - first).CopyTo(buffer[first..]);
        _count -= taken;
        _start = _count == 0 ? 0 : (_start + taken) % _ring.Length;
        if (taken > 0) Signal();
        return taken;
    }

    private int Put(ReadOnlySpan<byte> bytes)
    {
        var put = Math.Min(bytes.Length, capacity - _count);
        if (put == 0) return 0;
        if (_count + put > _ring.Length) Grow(_count + put);
        var end = (_start + _count) % _ring.Length;
        var first = Math.Min(put, _ring.Length - end);
        bytes[..first].CopyTo(_ring.AsSpan(end));
        bytes[first..put].CopyTo(_ring);
        _count += put;
        Signal();
        return put;
    }

    private void Grow(int needed)
    {
        var ring = new byte[Math.Min(capacity, Math.Max(512, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)needed)))];
        var first = Math.Min(_count, _ring.Length - _start);
        _ring.AsSpan(_start, first).CopyTo(ring);
        _ring.AsSpan(0, _count - first).CopyTo(ring.AsSpan(first));
        (_ring, _start) = (ring, 0);
    }

    private Task Changed() => (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Signal()
    {
        _changed?.TrySetResult();
        _changed = null;
    }

    private static IOException Failure(SocketError error)
    {
        var inner = new SocketException((int)error);
        return new IOException(inner.Message, inner);
    }
}
