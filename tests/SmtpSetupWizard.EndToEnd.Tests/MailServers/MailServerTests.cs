using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>The server that all other tests trust does what they think it does, seen with a mail client of its own.</summary>
public sealed class MailServerTests(TestBed bed)
{
    public static TheoryData<int, SecureSocketOptions> Endpoints { get; } = new()
    {
        { 587, SecureSocketOptions.StartTls }, { 2525, SecureSocketOptions.StartTls }, { 465, SecureSocketOptions.SslOnConnect },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_message_sent_with_good_credentials_arrives_in_the_mailbox(int port, SecureSocketOptions tls)
    {
        var account = bed.MailServer.NewAccount();
        using var client = await ConnectAsync(bed.MailServer.Good, port, tls);
        await client.AuthenticateAsync(new SaslMechanismPlain(account.Address, account.Password), TestContext.Current.CancellationToken);
        var address = MailboxAddress.Parse(account.Address);
        await client.SendAsync(new MimeMessage([address], [address], "hello", new TextPart("plain") { Text = "hello" }), TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(() => bed.MailServer.Mailbox(account).Count == 1);
    }

    [Fact]
    public async Task A_refused_password_leaves_one_line_in_the_log()
    {
        var account = bed.MailServer.NewAccount();
        using var client = await ConnectAsync(bed.MailServer.Good, 587, SecureSocketOptions.StartTls);
        await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsync(new SaslMechanismPlain(account.Address, "wrong"), TestContext.Current.CancellationToken));

        await Eventually.HoldsAsync(() => bed.MailServer.RefusedSignIns(account.Address).Count == 1);
    }

    [Fact]
    public async Task A_silent_port_answers_nothing()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await socket.ConnectAsync(bed.MailServer.Dropped587.Address, 587, patience.Token));
    }

    [Theory]
    [InlineData(587)]
    [InlineData(2525)]
    public async Task A_port_without_a_listener_refuses(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var refused = await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(bed.MailServer.Only465.Address, port, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
    }

    private static async Task<SmtpClient> ConnectAsync(MailHost host, int port, SecureSocketOptions tls)
    {
        var client = new SmtpClient { ServerCertificateValidationCallback = (_, certificate, _, _) => certificate?.Issuer == "CN=Test Authority", LocalDomain = "tests.example.test" };
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(host.Address, port, TestContext.Current.CancellationToken);
        await client.ConnectAsync(socket, host.Name, port, tls, TestContext.Current.CancellationToken);
        return client;
    }
}
