#pragma warning disable MA0048 // A server and what it speaks.
using SmtpSetupWizard.Diagnostics.Discovery;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>The server that a mailbox is read from, always with TLS from the start (RFC 8314 section 3).</summary>
public sealed record IncomingServer(string Host, IncomingProtocol Protocol)
{
    /// <summary>IMAP or POP, each with TLS from the start.</summary>
    public int Port => Protocol == IncomingProtocol.Pop ? 995 : 993;

    /// <summary>Where the mailboxes of the provider with this submission server are read, IMAP before POP; null when it is not known.</summary>
    public static IncomingServer? BehindSubmission(string host) =>
        Providers.OfSmtpHost(host)?.Incoming.Select(Named).OfType<IncomingServer>().OrderBy(server => server.Protocol).FirstOrDefault();

    /// <summary>The server of a name that says what it speaks; null when it does not.</summary>
    public static IncomingServer? Named(string host) =>
        host.StartsWith("imap", StringComparison.OrdinalIgnoreCase) ? new(host, IncomingProtocol.Imap)
        : host.StartsWith("pop", StringComparison.OrdinalIgnoreCase) ? new(host, IncomingProtocol.Pop)
        : null;
}

/// <summary>How mail is read.</summary>
public enum IncomingProtocol
{
    Imap,
    Pop,
}
