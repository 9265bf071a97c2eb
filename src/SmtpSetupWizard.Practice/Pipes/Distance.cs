using System.Threading.Channels;

namespace SmtpSetupWizard.Practice.Pipes;

/// <summary>Carries one direction of a connection over a distance: each piece arrives <paramref name="latency"/> after it was written, in order.</summary>
internal sealed class Distance(OneWay near, OneWay far, TimeSpan latency, TimeProvider time)
{
    private const int LongestPiece = 16 * 1024;

    /// <summary>On their way at once; a writer that is further ahead waits.</summary>
    private const int Pieces = 64;

    private readonly Channel<(long Sent, byte[] Bytes)> _way = Channel.CreateBounded<(long, byte[])>(Pieces);
    private bool _reset;

    public async Task CarryAsync() => await Task.WhenAll(DepartAsync(), ArriveAsync());

    private async Task DepartAsync()
    {
        var buffer = new byte[LongestPiece];
        try
        {
            int read;
            while ((read = await near.ReadAsync(buffer, CancellationToken.None)) > 0)
                await _way.Writer.WriteAsync((time.GetTimestamp(), buffer[..read]));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            _reset = true;
        }

        // The end itself has the same way to go.
        await _way.Writer.WriteAsync((time.GetTimestamp(), []));
        _way.Writer.Complete();
    }

    private async Task ArriveAsync()
    {
        await foreach (var (sent, bytes) in _way.Reader.ReadAllAsync())
        {
            var rest = latency - time.GetElapsedTime(sent);
            if (rest > TimeSpan.Zero) await Task.Delay(rest, time);
            try
            {
                if (bytes.Length > 0) await far.WriteAsync(bytes, CancellationToken.None);
            }
            catch (IOException)
            {
                near.CloseReader();
                await foreach (var _ in _way.Reader.ReadAllAsync())
                {
                    // Nobody is there to take it.
                }

                return;
            }
        }

        if (_reset) far.Reset();
        else far.End();
    }
}
