using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Practice.Pipes;

namespace SmtpSetupWizard.Diagnostics.Tests.Practice;

public sealed class DuplexPipeTests
{
    private readonly DuplexPipe _pipe = new(capacity: 1024);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_side_writes_the_other_reads_in_order()
    {
        var sent = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31)).ToArray();
        var writing = Task.Run(
            async () =>
            {
                for (var at = 0; at < sent.Length; at += 777) await _pipe.Client.WriteAsync(sent.AsMemory(at, Math.Min(777, sent.Length - at)));
                _pipe.Client.CompleteWriting();
            },
            Cancelled);
        using var got = new MemoryStream();
        await _pipe.Server.CopyToAsync(got, Cancelled);
        await writing;
        Assert.Equal(sent, got.ToArray());
    }

    [Fact]
    public async Task A_writer_waits_when_the_reader_is_a_buffer_behind()
    {
        var writing = _pipe.Client.WriteAsync(new byte[1025], Cancelled);
        Assert.False(writing.IsCompleted);
        await _pipe.Server.ReadExactlyAsync(new byte[1], Cancelled);
        await writing;
    }

    [Fact]
    public async Task An_empty_read_waits_for_data_and_takes_none()
    {
        var reading = _pipe.Server.ReadAsync(Memory<byte>.Empty, Cancelled);
        Assert.False(reading.IsCompleted);
        await _pipe.Client.WriteAsync("x"u8.ToArray(), Cancelled);
        Assert.Equal(0, await reading);
        Assert.Equal("x", await ReadAsync(_pipe.Server));
    }

    [Fact]
    public async Task After_a_half_close_the_other_direction_goes_on()
    {
        await _pipe.Client.WriteAsync("last"u8.ToArray(), Cancelled);
        _pipe.Client.CompleteWriting();
        Assert.Equal("last", await ReadAsync(_pipe.Server));
        Assert.Equal("", await ReadAsync(_pipe.Server));
        await _pipe.Server.WriteAsync("still here"u8.ToArray(), Cancelled);
        Assert.Equal("still here", await ReadAsync(_pipe.Client));
    }

    [Fact]
    public async Task A_reset_fails_the_read_that_waits_and_every_write()
    {
        var reading = _pipe.Client.ReadAsync(new byte[1], Cancelled);
        _pipe.Server.Reset();
        var failure = await Assert.ThrowsAsync<IOException>(async () => await reading);
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
        await Assert.ThrowsAsync<IOException>(async () => await _pipe.Client.WriteAsync(new byte[1], Cancelled));
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(_pipe.Server));
    }

    [Fact]
    public async Task What_came_before_a_reset_can_still_be_read()
    {
        await _pipe.Server.WriteAsync("bye"u8.ToArray(), Cancelled);
        _pipe.Server.Reset();
        Assert.Equal("bye", await ReadAsync(_pipe.Client));
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(_pipe.Client));
    }

    [Fact]
    public async Task A_closed_side_ends_the_others_reading_and_fails_all_its_writing_but_the_first()
    {
        await _pipe.Client.DisposeAsync();
        Assert.Equal("", await ReadAsync(_pipe.Server));
        await _pipe.Server.WriteAsync("lost"u8.ToArray(), Cancelled);
        await Assert.ThrowsAsync<IOException>(async () => await _pipe.Server.WriteAsync(new byte[1], Cancelled));
        Assert.True(_pipe.Server.PeerHasClosed);
    }

    [Fact]
    public async Task A_read_can_be_cancelled_and_tried_again()
    {
        using var source = new CancellationTokenSource();
        var reading = _pipe.Server.ReadAsync(new byte[1], source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reading);
        await _pipe.Client.WriteAsync("x"u8.ToArray(), Cancelled);
        Assert.Equal("x", await ReadAsync(_pipe.Server));
    }

    [Fact]
    public async Task Over_a_distance_each_byte_and_the_end_come_later_in_order()
    {
        var time = new FakeTimeProvider();
        var pipe = new DuplexPipe(TimeSpan.FromMilliseconds(40), time);
        await pipe.Client.WriteAsync("first"u8.ToArray(), Cancelled);
        pipe.Client.CompleteWriting();
        var reading = ReadAsync(pipe.Server);
        time.Advance(TimeSpan.FromMilliseconds(39));
        Assert.False(reading.IsCompleted);
        Assert.Equal("first", await AdvancingAsync(reading));

        // The end may have departed later than the bytes.
        Assert.Equal("", await AdvancingAsync(ReadAsync(pipe.Server)));

        async Task<string> AdvancingAsync(Task<string> read)
        {
            while (!read.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                await Task.Yield();
            }

            return await read;
        }
    }

    private static async Task<string> ReadAsync(PipeStream stream)
    {
        var buffer = new byte[256];
        return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancelled));
    }
}
