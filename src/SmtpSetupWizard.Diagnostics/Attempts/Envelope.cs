using System.Globalization;
using System.Text;
using MimeKit;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>MAIL FROM and RCPT TO, then RSET, or the test message (RFC 5321 section 3.3).</summary>
internal sealed class Envelope(EndpointSession session, AttemptState state, SubmissionCheck check, AttemptContext context)
{
    private static readonly TimeSpan ResetLimit = TimeSpan.FromSeconds(2);

    private const int StartMailInput = 354;

    private const string End = ".\r\n";

    /// <summary>The finding that says what was proved. A server that only wants us to come back later has not refused: that is a warning.</summary>
    public async Task<string> RunAsync()
    {
        var proved = "ready.authenticated";
        if (check.Sender is not { } sender) return proved;
        var recipient = check.Recipient ?? sender;
        var message = check.SendTestMessage ? Message(sender, recipient) : null;
        try
        {
            await session.StageAsync(Stage.Sender, context.Limits.Envelope, token => CommandAsync(Stage.Sender, $"MAIL FROM:<{sender}>{Parameters(sender, recipient, message)}", token));
            await session.StageAsync(Stage.Recipient, context.Limits.Envelope, token => RecipientAsync(recipient, token));
            proved = "ready.envelope_accepted";
            if (message is null) return proved;
            await session.StageAsync(Stage.Message, context.Limits.Message, token => SendAsync(message, token));
            return "ready.sent";
        }
        catch (AttemptEndedException ended) when (FindingCatalog.Get(ended.Finding.Code).Severity is Severity.Warning)
        {
            state.Warn(ended.Finding);
            return proved;
        }
    }

    private async Task<Reply?> RecipientAsync(string recipient, CancellationToken cancellationToken)
    {
        var reply = await CommandAsync(Stage.Recipient, $"RCPT TO:<{recipient}>", cancellationToken);
        if (!check.SendTestMessage) await ResetAsync(cancellationToken);
        return reply;
    }

    /// <summary>A courtesy: how it is answered says nothing of the recipient.</summary>
    private async Task ResetAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(ResetLimit, context.Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await session.Conversation.CommandAsync("RSET", either.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or MalformedReplyException || PeerFailure.Is(exception))
        {
            // The connection ends here anyway.
        }
    }

    private async Task<Reply?> CommandAsync(Stage stage, string command, CancellationToken cancellationToken)
    {
        var reply = await session.Conversation.CommandAsync(command, cancellationToken);
        return reply.Class == 2 ? reply : throw session.Refused(stage, reply, foreignRecipient: IsForeign(check.Recipient));
    }

    /// <summary>Whether it is of another domain than the account and the sender.</summary>
    private bool IsForeign(string? recipient) =>
        recipient is not null && !new[] { check.Sender, check.Credentials?.UserName }.Any(own => string.Equals(Domain(own), Domain(recipient), StringComparison.OrdinalIgnoreCase));

    private static string? Domain(string? address) => address?[(address.LastIndexOf('@') + 1)..];

    private async Task<Reply?> SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        var ready = await session.Conversation.CommandAsync("DATA", cancellationToken);
        if (ready.Code != StartMailInput) throw session.Refused(Stage.Message, ready);
        state.Update(attempt => attempt with { MessagesSent = attempt.MessagesSent + 1 });
        await session.Conversation.WriteAsync(message, cancellationToken);
        var reply = await session.Conversation.ReplyAsync(cancellationToken);
        return reply.Class == 2 ? reply : throw session.Refused(Stage.Message, reply);
    }

    private string Parameters(string sender, string recipient, byte[]? message) =>
        (Ascii.IsValid(sender) && Ascii.IsValid(recipient) || !session.Capabilities.Has("SMTPUTF8") ? "" : " SMTPUTF8")
        + (message is null || !session.Capabilities.Has("SIZE") ? "" : string.Create(CultureInfo.InvariantCulture, $" SIZE={message.Length - End.Length}"));

    /// <summary>The message with its final dot, lines beginning with a dot doubled (RFC 5321 section 4.5.2).</summary>
    private byte[] Message(string sender, string recipient)
    {
        using var message = new MimeMessage
        {
            Subject = check.TestMessage.Subject,
            Date = context.Clock.Time.GetUtcNow(),
            MessageId = $"{Guid.NewGuid():N}@{context.Host}",
            Body = new TextPart("plain") { Text = check.TestMessage.Text, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
        };
        message.From.Add(new MailboxAddress("", sender));
        message.To.Add(new MailboxAddress("", recipient));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.EnsureNewLine = true;
        format.International = !Ascii.IsValid(sender) || !Ascii.IsValid(recipient);
        using var bytes = new MemoryStream();
        message.WriteTo(format, bytes);
        var text = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text + End);
    }
}
