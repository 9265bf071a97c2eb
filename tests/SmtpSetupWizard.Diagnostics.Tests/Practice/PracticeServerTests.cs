using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Practice.Scenarios;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Diagnostics.Tests.Practice;

public sealed class PracticeServerTests
{
    private readonly PracticeLog _log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(587)]
    [InlineData(465)]
    public async Task MailKit_signs_in_and_sends(int port)
    {
        using var client = await ConnectAsync("ready.sent", port);
        await client.AuthenticateAsync(new SaslMechanismPlain("ann@practice.test", "any"), Cancelled);
        await client.SendAsync(Letter(), Cancelled);
        await client.DisconnectAsync(quit: true, Cancelled);

        var connection = Assert.Single(_log.Connections);
        Assert.Equal("ready-sent.practice.test", connection.ServerName);
        Assert.Equal("any", Assert.Single(connection.SignIns).Password);
        Assert.All(connection.Commands.Where(command => command.Verb is "AUTH" or "MAIL"), command => Assert.True(command.InsideTls));
        Assert.Contains("A dot:\r\n.\r\n", Assert.Single(connection.Messages), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    [InlineData("CRAM-MD5")]
    [InlineData("SCRAM-SHA-1")]
    [InlineData("SCRAM-SHA-256")]
    public async Task Each_mechanism_takes_the_right_password_and_no_other(string mechanism)
    {
        var script = new SmtpScript { Keywords = [$"AUTH {mechanism}"], Account = ("ann", "sésame, ouvre-toi") };
        var scenario = PracticeScenarios.Get("ready.authenticated") with { Port = call => new OpenPort(script, call.ImplicitTls) };

        using var right = await ConnectAsync(scenario, 587);
        await right.AuthenticateAsync(Mechanism(mechanism, "ann", "sésame, ouvre-toi"), Cancelled);
        Assert.True(right.IsAuthenticated);

        using var wrong = await ConnectAsync(scenario, 587);
        await Assert.ThrowsAsync<AuthenticationException>(() => wrong.AuthenticateAsync(Mechanism(mechanism, "ann", "sesame"), Cancelled));
        Assert.Equal(2, _log.AuthCommands);
        Assert.Equal(1, _log.MostSigningInAtOnce);
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_scenarios_words()
    {
        using var client = await ConnectAsync("auth.invalid_credentials", 587);
        var refusal = await Assert.ThrowsAsync<AuthenticationException>(() => client.AuthenticateAsync(new SaslMechanismPlain("ann@practice.test", "any"), Cancelled));
        Assert.Contains("535", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sends_without_signing_in()
    {
        using var client = await ConnectAsync("ready.sent", 587);
        await Assert.ThrowsAsync<ServiceNotAuthenticatedException>(() => client.SendAsync(Letter(), Cancelled));
    }

    [Fact]
    public async Task A_thousand_connections_at_once_leave_nothing_behind()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => ConnectAsync("ready.authenticated", i % 2 == 0 ? 587 : 465)));
        Assert.Equal(1000, _log.Open);
        foreach (var client in clients) client.Dispose();
        await Eventually.HoldsAsync(() => _log.Open == 0);
    }

    private static MimeKit.MimeMessage Letter() => new()
    {
        From = { MimeKit.MailboxAddress.Parse("ann@practice.test") },
        To = { MimeKit.MailboxAddress.Parse("bob@practice.test") },
        Subject = "Practice",
        Body = new MimeKit.TextPart("plain") { Text = "A dot:\r\n.\r\n" },
    };

    private static SaslMechanism Mechanism(string name, string user, string password) => name switch
    {
        "PLAIN" => new SaslMechanismPlain(user, password),
        "LOGIN" => new SaslMechanismLogin(user, password),
        "CRAM-MD5" => new SaslMechanismCramMd5(user, password),
        "SCRAM-SHA-1" => new SaslMechanismScramSha1(user, password),
        _ => new SaslMechanismScramSha256(user, password),
    };

    private Task<SmtpClient> ConnectAsync(string label, int port) => ConnectAsync(PracticeScenarios.Get(label), port);

    private async Task<SmtpClient> ConnectAsync(PracticeScenario scenario, int port)
    {
        var host = await new PracticeResolver(NoOtherHosts.Instance, TimeProvider.System, _log, [scenario]).ResolveAsync(scenario.Host, Cancelled);
        var stream = await host.Connector!.ConnectAsync(host.Addresses[0], port, Cancelled);
        var client = new PracticeClient(host) { CheckCertificateRevocation = false, LocalDomain = "client.example" };
        await client.ConnectAsync(stream, scenario.Host, port, port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, Cancelled);
        return client;
    }

    /// <summary>Trusts the practice root alone.</summary>
    private sealed class PracticeClient(ResolvedHost host) : SmtpClient
    {
        protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(string name, RemoteCertificateValidationCallback callback)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(host.TrustedRoots!);
            return new SslClientAuthenticationOptions { TargetHost = name, CertificateChainPolicy = policy };
        }
    }
}
