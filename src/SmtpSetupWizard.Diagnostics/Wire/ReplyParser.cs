namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>
/// Reads replies out of a stream of bytes, piece by piece. Tolerant of what real servers do (bare LF, no text, any character set), strict
/// where a reply stops being one: see <see cref="MalformedReplyException"/>.
/// </summary>
public sealed class ReplyParser
{
    /// <summary>Bytes of one line; RFC 5321 section 4.5.3.1.5 allows 512.</summary>
    public const int MaxLine = 2048;

    /// <summary>Bytes of one reply.</summary>
    public const int MaxReply = 64 * 1024;

    /// <summary>Lines of one reply.</summary>
    public const int MaxLines = 200;

    private readonly byte[] _line = new byte[MaxLine];
    private readonly List<string> _lines = [];
    private int _lineLength;
    private int _replyLength;
    private int _code;

    /// <summary>Whether part of a reply has been read.</summary>
    public bool Started => _replyLength > 0;

    /// <summary>What has been read of the line under way.</summary>
    public ReadOnlySpan<byte> PartialLine => _line.AsSpan(0, _lineLength);

    /// <summary>Takes bytes up to the end of a reply.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="consumed">How many of them belong to the reply.</param>
    /// <returns>The reply, or null when it has not ended.</returns>
    /// <exception cref="MalformedReplyException">It is no SMTP reply.</exception>
    public Reply? Read(ReadOnlySpan<byte> bytes, out int consumed)
    {
        for (consumed = 0; consumed < bytes.Length;)
        {
            var value = bytes[consumed++];
            if (++_replyLength > MaxReply) throw new MalformedReplyException("a reply of over 64 KiB");
            if (value == 0) throw Malformed("a NUL byte");
            if (value != '\n')
            {
                if (_lineLength == MaxLine) throw Malformed("a line of over 2,048 bytes");
                _line[_lineLength++] = value;
                continue;
            }

            if (EndLine()) return TakeReply();
        }

        return null;
    }

    private bool EndLine()
    {
        var line = _line.AsSpan(0, _lineLength);
        while (line is [.., (byte)'\r']) line = line[..^1];
        var last = line switch
        {
            [_, _, _] => true,
            [_, _, _, (byte)' ' or (byte)'\t', ..] => true,
            [_, _, _, (byte)'-', ..] => false,
            _ => throw Malformed("no three-digit code"),
        };
        if (line[0] is < (byte)'1' or > (byte)'9' || !char.IsAsciiDigit((char)line[1]) || !char.IsAsciiDigit((char)line[2])) throw Malformed("no three-digit code");
        var code = ((line[0] - '0') * 100) + ((line[1] - '0') * 10) + (line[2] - '0');
        if (_lines.Count > 0 && code != _code) throw Malformed("codes that differ within one reply");
        if (_lines.Count == MaxLines) throw new MalformedReplyException("a reply of over 200 lines");
        _code = code;
        _lines.Add(ServerText.Decode(line.Length > 4 ? line[4..] : []));
        _lineLength = 0;
        return last;
    }

    private Reply TakeReply()
    {
        var reply = new Reply(_code, [.. _lines]);
        _lines.Clear();
        _lineLength = _replyLength = _code = 0;
        return reply;
    }

    private MalformedReplyException Malformed(string what) => new(what) { Line = _line.AsSpan(0, _lineLength).ToArray() };
}
