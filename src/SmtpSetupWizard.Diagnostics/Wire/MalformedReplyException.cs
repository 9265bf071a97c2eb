namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>What came is no SMTP reply.</summary>
public sealed class MalformedReplyException(string message) : Exception(message)
{
    /// <summary>The line that gave it away, as it came; at most <see cref="ReplyParser.MaxLine"/> bytes.</summary>
    public ReadOnlyMemory<byte> Line { get; init; }
}
