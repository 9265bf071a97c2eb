using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>
/// What the host is, when it is no submission server: connects to the well-known ports of mail and web at the same judged addresses, does
/// TLS where the port has it, reads a banner, and says nothing.
/// </summary>
internal static class HostProbe
{
    private const int EnoughOfABanner = 512;

    /// <summary>Within this a host that is there has answered.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    private static readonly (int Port, bool Tls, string? Protocol)[] Ports =
        [(25, false, "SMTP"), (993, true, "IMAP"), (995, true, "POP3"), (143, false, "IMAP"), (110, false, "POP3"), (443, true, null), (80, false, null)];

    /// <summary>The ports that it looks at.</summary>
    public static IReadOnlyList<int> Reached { get; } = [.. Ports.Select(port => port.Port)];

    /// <summary>A finding <c>host.*</c> with the ports found open; null when nothing tells.</summary>
    public static async Task<Finding?> RunAsync(AttemptContext context)
    {
        using var deadline = new CancellationTokenSource(Limit, context.Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.Total, context.Cancelled);
        var answers = await Task.WhenAll(Ports.Select(async port => (port.Port, Answers: await AnswersAsync(context, port.Port, port.Tls, port.Protocol, either.Token))));
        IReadOnlyList<int> open = [.. answers.Where(answer => answer.Answers).Select(answer => answer.Port)];
        var code = open switch
        {
            _ when open.Contains(25) => "host.mail_exchanger",
            _ when open.Any(port => port is 993 or 995 or 143 or 110) => "host.incoming_mail",
            [_, ..] => "host.website",
            _ => null,
        };
        return code is null ? null : new(code, new Evidence { Ports = open });
    }

    private static async Task<bool> AnswersAsync(AttemptContext context, int port, bool tls, string? protocol, CancellationToken cancellationToken)
    {
        try
        {
            var result = await context.Connector.ConnectAsync(context.Target with { Connector = context.Target.ProbeConnector ?? context.Target.Connector }, port, Limit, cancellationToken);
            if (result.Stream is null) return false;
            await using var guard = new GuardedStream(result.Stream);
            if (!tls) return protocol is null || Speaks(protocol, await BannerAsync(guard, cancellationToken));
            await using var secure = new SslStream(guard, leaveInnerStreamOpen: true);

            await secure.AuthenticateAsClientAsync(TlsClient.Options(context.Host, AnyCertificate), cancellationToken);
            return protocol is null || Speaks(protocol, await BannerAsync(secure, cancellationToken));
        }
        catch (Exception exception) when (exception is MalformedReplyException or OperationCanceledException || PeerFailure.Is(exception))
        {
            return false;
        }
    }

    // Nothing at all is said here: a server with a bad certificate is still the server that it is.
    private static bool AnyCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => certificate is not null;

    private static bool Speaks(string protocol, ReadOnlySpan<byte> banner) =>
        protocol == "SMTP" ? ProtocolSniffer.LooksLikeSmtp(banner) : ProtocolSniffer.Name(banner) == protocol;

    private static async Task<byte[]> BannerAsync(Stream stream, CancellationToken cancellationToken)
    {
        var banner = new byte[EnoughOfABanner];
        var length = 0;
        while (length < banner.Length && !banner.AsSpan(0, length).Contains((byte)'\n') && await stream.ReadAsync(banner.AsMemory(length), cancellationToken) is > 0 and var count) length += count;
        return banner[..length];
    }
}
