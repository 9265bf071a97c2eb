using System.Diagnostics;
using System.Threading.Channels;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>A connection whose bytes are under way for half a round trip each way, any number of them at once.</summary>
public sealed class DelayedStream : Stream
{
    private readonly Stream _inner;
    private readonly TimeSpan _half;
    private readonly long _greets;
    private readonly Channel<Parcel> _outbound = Channel.CreateUnbounded<Parcel>(), _inbound = Channel.CreateUnbounded<Parcel>();
    private ReadOnlyMemory<byte> _arrived;

    public DelayedStream(Stream inner, TimeSpan roundTrip)
    {
        _inner = inner;
        _half = roundTrip / 2;
        // The far end knows of the connection when the last packet of the handshake reaches it.
        _greets = Due(Stopwatch.GetTimestamp());
        _ = SendAsync();
        _ = ReceiveAsync();
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Waits more exactly than a timer, which is up to two milliseconds late.</summary>
    public static async ValueTask TravelAsync(TimeSpan time) => await ArriveAsync(Stopwatch.GetTimestamp() + Ticks(time));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_arrived.IsEmpty)
        {
            if (!await _inbound.Reader.WaitToReadAsync(cancellationToken)) return 0;
            var parcel = await _inbound.Reader.ReadAsync(cancellationToken);
            await ArriveAsync(parcel.Due);
            _arrived = parcel.Bytes;
        }

        var count = Math.Min(buffer.Length, _arrived.Length);
        _arrived[..count].CopyTo(buffer);
        _arrived = _arrived[count..];
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _outbound.Writer.TryWrite(new(buffer.ToArray(), Due(Stopwatch.GetTimestamp())));
        return ValueTask.CompletedTask;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _outbound.Writer.TryComplete();
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private static async ValueTask ArriveAsync(long due)
    {
        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        if (left.TotalMilliseconds > 2) await Task.Delay((int)left.TotalMilliseconds - 2);
        while (Stopwatch.GetTimestamp() < due) await Task.Yield();
    }

    private long Due(long sent) => sent + Ticks(_half);

    private async Task SendAsync()
    {
        try
        {
            await foreach (var parcel in _outbound.Reader.ReadAllAsync())
            {
                await ArriveAsync(parcel.Due);
                await _inner.WriteAsync(parcel.Bytes);
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // The connection is over; the reader says so.
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16384];
        try
        {
            while (await _inner.ReadAsync(buffer) is var count and > 0)
                _inbound.Writer.TryWrite(new(buffer[..count], Due(Math.Max(_greets, Stopwatch.GetTimestamp()))));
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // As if it had ended.
        }

        _inbound.Writer.TryComplete();
    }

    private sealed record Parcel(byte[] Bytes, long Due);
}
