#pragma warning disable MA0048 // What waits belongs to its queue.
using System.Threading.Channels;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>A check in line, with its password: it is nowhere else.</summary>
public sealed record QueuedCheck(SubmissionCheck Check, LiveCheck Live);

/// <summary>The checks that wait for their turn, at most <see cref="ChecksOptions.MaxQueued"/>.</summary>
public sealed class CheckQueue(ChecksOptions options)
{
    private readonly Channel<QueuedCheck> _channel = Channel.CreateBounded<QueuedCheck>(new BoundedChannelOptions(options.MaxQueued));

    public bool IsFull => _channel.Reader.Count >= options.MaxQueued;

    /// <summary>False when the queue is full or closed.</summary>
    public bool TryEnqueue(QueuedCheck check) => _channel.Writer.TryWrite(check);

    public IAsyncEnumerable<QueuedCheck> ReadAllAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Takes no more, and gives back those that still wait.</summary>
    public IEnumerable<QueuedCheck> Close()
    {
        _channel.Writer.TryComplete();
        while (_channel.Reader.TryRead(out var check)) yield return check;
    }
}
