using SmtpSetupWizard.Diagnostics.Attempts;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>The dialogue of one connection as it may be shown: cleaned, scrubbed, bounded.</summary>
public sealed class Transcript(SecretScrubber scrubber)
{
    /// <summary>Lines that are kept; a hostile server may say more.</summary>
    public const int MaxLines = 300;

    private readonly Lock _lock = new();
    private readonly List<TranscriptLine> _lines = [];

    public void Add(int atMs, Speaker from, string line)
    {
        var shown = ServerText.Clean(scrubber.Scrub(ServerText.Clean(line, ReplyParser.MaxLine)));
        lock (_lock)
        {
            if (_lines.Count < MaxLines) _lines.Add(new(atMs, from, shown));
        }
    }

    public void Add(int atMs, Reply reply)
    {
        // A secret broken over lines shows only when they are joined.
        var whole = string.Join('\n', reply.Lines);
        var hidden = scrubber.Scrub(whole) == SecretScrubber.Mask && reply.Lines.Count > 1;
        for (var i = 0; i < reply.Lines.Count; i++)
        {
            var separator = i == reply.Lines.Count - 1 ? ' ' : '-';
            Add(atMs, Speaker.Server, $"{reply.Code}{separator}{(hidden ? SecretScrubber.Mask : reply.Lines[i])}");
        }
    }

    public IReadOnlyList<TranscriptLine> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }
}
