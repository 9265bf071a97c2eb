using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Practice.Certificates;
using SmtpSetupWizard.Practice.Scenarios;

namespace SmtpSetupWizard.Diagnostics.Tests.Practice;

/// <summary>What a TLS client that knows nothing of us sees of each practised fault.</summary>
public sealed class PracticeTlsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ready.authenticated", SslPolicyErrors.None, X509ChainStatusFlags.NoError, 3)]
    [InlineData("tls.expires_soon", SslPolicyErrors.None, X509ChainStatusFlags.NoError, 3)]
    [InlineData("tls.weak_key", SslPolicyErrors.None, X509ChainStatusFlags.NoError, 3)]
    [InlineData("tls.self_signed", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.UntrustedRoot, 1)]
    [InlineData("tls.untrusted_issuer", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain, 2)]
    [InlineData("tls.intercepted", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain, 1)]
    [InlineData("tls.incomplete_chain", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.PartialChain, 1)]
    [InlineData("tls.certificate_expired", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid, 3)]
    [InlineData("tls-intermediate-expired", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid, 3)]
    [InlineData("tls.certificate_not_yet_valid", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotTimeValid, 3)]
    [InlineData("tls.name_mismatch", SslPolicyErrors.RemoteCertificateNameMismatch, X509ChainStatusFlags.NoError, 3)]
    [InlineData("tls.wrong_purpose", SslPolicyErrors.RemoteCertificateChainErrors, X509ChainStatusFlags.NotValidForUsage, 3)]
    public async Task Each_certificate_shows_its_fault_and_no_other(string label, SslPolicyErrors errors, X509ChainStatusFlags status, int elements)
    {
        var seen = await HandshakeAsync(label);
        Assert.Equal(errors, seen.Errors);
        Assert.Equal(status, seen.Status);
        Assert.Equal(elements, seen.Elements);
    }

    [Fact]
    public async Task The_chain_comes_with_its_intermediate_and_without_its_root()
    {
        var whole = await HandshakeAsync("ready.authenticated");
        Assert.Equal(["CN=ready-authenticated.practice.test", "CN=Practice Intermediate, O=SMTP Setup Wizard practice"], whole.Sent);
        var alone = await HandshakeAsync("tls.incomplete_chain");
        Assert.Equal(["CN=tls-incomplete-chain.practice.test"], alone.Sent);
    }

    [Theory]
    [InlineData("tls.protocol_too_old", new byte[] { 21, 3, 3, 0, 2, 2, 70 })]
    [InlineData("tls.no_shared_cipher", new byte[] { 21, 3, 3, 0, 2, 2, 40 })]
    [InlineData("tls.handshake_failed", new byte[] { 21, 3, 3, 0, 2, 2, 80 })]
    [InlineData("tls.closed", new byte[0])]
    public async Task Each_alert_comes_as_the_first_answer_to_the_ClientHello(string label, byte[] expected)
    {
        var wire = new RecordingStream(await ConnectAsync(label, 465));
        await using var tls = new SslStream(wire);
        await Assert.ThrowsAnyAsync<Exception>(() => tls.AuthenticateAsClientAsync("x"));
        Assert.Equal(expected, wire.Received);
    }

    [Theory]
    [InlineData("tls.client_certificate_required", SslProtocols.Tls13)]
    [InlineData("tls-client-certificate-required-12", SslProtocols.Tls12)]
    public async Task A_client_without_a_certificate_is_turned_away_where_one_is_required(string label, SslProtocols protocol)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var tls = new SslStream(await ConnectAsync(label, 465));
            await tls.AuthenticateAsClientAsync(Options(label), Cancelled);
            Assert.Equal(protocol, tls.SslProtocol);
            await tls.ReadExactlyAsync(new byte[1], Cancelled);
        });
        Assert.Contains(protocol == SslProtocols.Tls12 ? "alert handshake failure" : "certificate required", failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_server_that_only_asks_for_a_certificate_goes_on_without()
    {
        await using var tls = new SslStream(await ConnectAsync("client-certificate-asked", 465));
        await tls.AuthenticateAsClientAsync(Options("client-certificate-asked"), Cancelled);
        Assert.StartsWith("220", await ReadAsync(tls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_behind_the_220_to_STARTTLS_come_in_the_same_piece()
    {
        await using var stream = await ConnectAsync("starttls.injection", 587);
        await ReadAsync(stream);
        await stream.WriteAsync("EHLO client.example\r\n"u8.ToArray(), Cancelled);
        await ReadAsync(stream);
        await stream.WriteAsync("STARTTLS\r\n"u8.ToArray(), Cancelled);
        Assert.Equal("220 2.0.0 Ready to start TLS\r\n250-mx.practice.test\r\n250 AUTH PLAIN LOGIN\r\n", await ReadAsync(stream));
    }

    private static SslClientAuthenticationOptions Options(string label)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(PracticeAuthority.Current.Roots);
        return new SslClientAuthenticationOptions { TargetHost = PracticeScenarios.Get(label).Host, CertificateChainPolicy = policy, AllowTlsResume = false };
    }

    private static async Task<Seen> HandshakeAsync(string label)
    {
        await using var tls = new SslStream(await ConnectAsync(label, 465));
        Seen? seen = null;
        var options = Options(label);
        options.RemoteCertificateValidationCallback = (_, _, chain, errors) =>
        {
            var status = chain!.ChainElements.SelectMany(element => element.ChainElementStatus).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
            seen = new Seen(errors, status, chain.ChainElements.Count, [.. chain.ChainPolicy.ExtraStore.Select(certificate => certificate.Subject)]);
            return true;
        };
        await tls.AuthenticateAsClientAsync(options, Cancelled);
        return seen!;
    }

    private static async Task<Stream> ConnectAsync(string label, int port)
    {
        var resolver = new PracticeResolver(NoOtherHosts.Instance, TimeProvider.System);
        var host = await resolver.ResolveAsync(PracticeScenarios.Get(label).Host, Cancelled);
        return await host.Connector!.ConnectAsync(host.Addresses[0], port, Cancelled);
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        var buffer = new byte[2048];
        return Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancelled));
    }

    private sealed record Seen(SslPolicyErrors Errors, X509ChainStatusFlags Status, int Elements, string[] Sent);
}
