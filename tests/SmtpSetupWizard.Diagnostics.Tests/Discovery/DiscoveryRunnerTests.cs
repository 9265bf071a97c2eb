using System.Globalization;
using System.Net;
using System.Text;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Tests.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Discovery;

public sealed class DiscoveryRunnerTests : IAsyncDisposable
{
    private const string Subdomain = "autoconfig.example.com/mail/config-v1.1.xml";
    private const string WellKnown = "example.com/.well-known/autoconfig/mail/config-v1.1.xml";
    private static readonly DnsReply Silence = new(0, [], Silent: true);

    private readonly DnsServer _dns = new();
    private readonly HttpsServer _web = new("example.com", "autoconfig.example.com");

    [Fact]
    public async Task A_preset_domain_needs_no_network()
    {
        var result = await FindAsync("ann@gmail.com");
        Assert.Equal(["preset smtp.gmail.com 587,465 ann@gmail.com"], Told(result));
        Assert.Equal("google", result.Provider?.Id);
        Assert.True(result.IsFinal);
        Assert.Empty(_dns.Questions);
        Assert.Equal(0, _web.Connections);
    }

    [Fact]
    public async Task A_provider_without_SMTP_is_named_and_has_no_candidate()
    {
        var result = await FindAsync("ann@tutanota.com");
        Assert.Equal("tutanota", result.Provider?.Id);
        Assert.Empty(result.Candidates);
    }

    [Fact]
    public async Task SRV_records_tell_host_and_ports()
    {
        _dns.MailOf("example.com", "mx.example.com")
            .Service("_submissions._tcp.example.com", (0, 1, 465, "Post.example.com"))
            .Service("_submission._tcp.example.com", (0, 1, 587, "post.example.com"));
        Assert.Equal("srv post.example.com 587,465 ann@example.com", Told(await FindAsync())[0]);
    }

    [Fact]
    public async Task The_lowest_priority_comes_first_then_the_highest_weight()
    {
        _dns.Service("_submissions._tcp.example.com", (20, 90, 465, "c.example.com"), (10, 1, 465, "b.example.com"), (10, 50, 465, "a.example.com"))
            .Service("_submission._tcp.example.com", (5, 0, 587, "d.example.com"));
        Assert.Equal(["d.example.com", "a.example.com", "b.example.com", "c.example.com"], (await FindAsync()).Candidates.Select(candidate => candidate.Host));
    }

    [Fact]
    public async Task A_priority_of_the_records_goes_before_our_order_of_ports()
    {
        _dns.Service("_submissions._tcp.example.com", (0, 0, 465, "post.example.com")).Service("_submission._tcp.example.com", (10, 0, 587, "post.example.com"));
        Assert.Equal(["srv post.example.com 465,587 ann@example.com"], Told(await FindAsync()));
    }

    [Fact]
    public async Task A_target_of_the_root_means_not_offered_and_nothing_is_guessed()
    {
        _dns.MailOf("example.com", "mx.example.com").Host("smtp.example.com", "127.0.0.1")
            .Service("_submissions._tcp.example.com", (0, 0, 0, ".")).Service("_submission._tcp.example.com", (0, 0, 0, "."));
        var result = await FindAsync();
        Assert.True(result.NotOffered);
        Assert.Empty(result.Candidates);
    }

    [Fact]
    public async Task One_service_that_is_not_offered_says_nothing_of_the_other()
    {
        _dns.Service("_submission._tcp.example.com", (0, 0, 0, ".")).Service("_submissions._tcp.example.com", (0, 0, 465, "post.example.com"));
        var result = await FindAsync();
        Assert.False(result.NotOffered);
        Assert.Equal(["srv post.example.com 465 ann@example.com"], Told(result));
    }

    [Fact]
    public async Task Of_500_records_as_many_count_as_a_check_takes()
    {
        var records = Enumerable.Range(0, 500).Select(number => (number, 0, 587, string.Create(CultureInfo.InvariantCulture, $"s{number}.example.com"))).ToArray();
        _dns.Service("_submission._tcp.example.com", new DnsReply(0, [.. records.Select(one => DnsServer.Server("_submission._tcp.example.com", one.number, 0, 587, DnsServer.Encode(one.Item4)))], OnlyOverTcp: true));
        Assert.Equal(Enumerable.Range(0, 8).Select(number => string.Create(CultureInfo.InvariantCulture, $"s{number}.example.com")), (await FindAsync()).Candidates.Select(candidate => candidate.Host));
    }

    [Fact]
    public async Task Aliases_that_go_round_in_circles_end()
    {
        _dns.Service("_submission._tcp.example.com", new DnsReply(0, [DnsServer.Alias("_submission._tcp.example.com", "loop.example.com"), DnsServer.Alias("loop.example.com", "_submission._tcp.example.com")]));
        Assert.Empty((await FindAsync()).Candidates);
    }

    [Fact]
    public async Task A_port_that_no_check_may_use_and_a_name_that_leads_inside_are_left_out()
    {
        _dns.Service("_submission._tcp.example.com", (0, 0, 22, "post.example.com"), (1, 0, 587, "printer.local"), (2, 0, 587, "localhost"), (3, 0, 587, "post.example.com"));
        Assert.Equal(["srv post.example.com 587 ann@example.com"], Told(await FindAsync(allowPrivate: false)));
    }

    [Theory]
    [InlineData("evil\0name")]
    [InlineData("evil\nname")]
    [InlineData("evil name")]
    [InlineData("evil/name")]
    [InlineData("-evil")]
    public async Task A_name_that_no_host_has_is_left_out(string label)
    {
        byte[] target = [(byte)label.Length, .. Encoding.ASCII.GetBytes(label), .. DnsServer.Encode("example.com")];
        _dns.Service("_submission._tcp.example.com", new DnsReply(0, [DnsServer.Server("_submission._tcp.example.com", 0, 0, 587, target)]));
        Assert.Empty((await FindAsync()).Candidates);
    }

    [Fact]
    public async Task An_address_is_no_target()
    {
        _dns.Service("_submission._tcp.example.com", (0, 0, 587, "127.0.0.1"));
        Assert.Empty((await FindAsync()).Candidates);
    }

    [Fact]
    public async Task The_domain_s_own_document_tells_host_ports_and_user_name()
    {
        ServeWeb().Page(Subdomain, Document(("post.%EMAILDOMAIN%", 465, "SSL"), ("post.example.com", 587, "STARTTLS")));
        var result = await FindAsync();
        Assert.Equal(["autoconfig post.example.com 465,587 ann"], Told(result));
        Assert.Equal("autoconfig.example.com", result.Candidates[0].Because);
    }

    [Fact]
    public async Task The_document_is_asked_for_without_the_address()
    {
        ServeWeb().Page(Subdomain, Document(("post.example.com", 465, "SSL")));
        await FindAsync();
        Assert.NotEmpty(_web.Requests);
        Assert.All(_web.Requests, request => Assert.DoesNotContain("ann", request, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_well_known_document_serves_where_the_sub_domain_has_none()
    {
        ServeWeb().Page(WellKnown, Document(("post.example.com", 465, "SSL")));
        var result = await FindAsync();
        Assert.Equal(["autoconfig post.example.com 465 ann"], Told(result));
        Assert.Equal("example.com", result.Candidates[0].Because);
    }

    [Fact]
    public async Task The_document_of_the_sub_domain_goes_before_the_well_known_one()
    {
        ServeWeb().Page(WellKnown, Document(("other.example.com", 465, "SSL"))).Page(Subdomain, Document(("post.example.com", 465, "SSL")));
        Assert.Equal(["autoconfig post.example.com 465 ann"], Told(await FindAsync()));
    }

    [Theory]
    [InlineData("302 Found", "Location: https://example.com/.well-known/autoconfig/mail/config-v1.1.xml\r\n")]
    [InlineData("301 Moved Permanently", "Location: http://127.0.0.1/\r\n")]
    [InlineData("404 Not Found", "")]
    [InlineData("500 Internal Server Error", "")]
    [InlineData("200 OK", "Content-Encoding: gzip\r\n")]
    public async Task An_answer_but_a_plain_200_counts_as_none(string status, string headers)
    {
        var body = headers.StartsWith("Content-Encoding", StringComparison.Ordinal) ? "\u001f\u008b not plain" : Document(("post.example.com", 465, "SSL"));
        ServeWeb().Page(Subdomain, body, status, headers);
        Assert.Empty((await FindAsync()).Candidates);
        Assert.True(_web.Connections <= 2);
    }

    [Fact]
    public async Task A_body_without_end_is_left()
    {
        var written = 0L;
        ServeWeb().Page(Subdomain, async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), token);
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            for (; written < 50_000_000; written += chunk.Length) await stream.WriteAsync(chunk, token);
        });
        Assert.Empty((await FindAsync()).Candidates);
        Assert.True(written < 20_000_000, written.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_body_that_says_that_it_is_too_long_is_not_read()
    {
        ServeWeb().Page(Subdomain, Document(("post.example.com", 465, "SSL")) + new string(' ', 70_000));
        Assert.Empty((await FindAsync()).Candidates);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_not_believed()
    {
        await using var other = new HttpsServer("www.example.com");
        _dns.Host("autoconfig.example.com", "127.0.0.1");
        other.Page(Subdomain, Document(("post.example.com", 465, "SSL")));
        using var runner = Runner(port: other.Port, roots: other);
        Assert.Empty((await runner.FindBestAsync(new("ann", "example.com"), TestContext.Current.CancellationToken)).Candidates);
        Assert.Equal(1, other.Connections);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_private_address_is_not_connected_to()
    {
        ServeWeb().Page(Subdomain, Document(("post.example.com", 465, "SSL")));
        Assert.Empty((await FindAsync(allowPrivate: false)).Candidates);
        Assert.Equal(0, _web.Connections);
    }

    [Theory]
    [InlineData("evil\u0007.example.com")]
    [InlineData("evil&#10;.example.com")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("https://post.example.com/")]
    [InlineData("post.example.com:25")]
    [InlineData("%EMAILADDRESS%")]
    public async Task A_document_s_name_that_no_host_has_is_left_out(string name)
    {
        ServeWeb().Page(Subdomain, Document((name, 465, "SSL")));
        Assert.Empty((await FindAsync()).Candidates);
    }

    [Theory]
    [InlineData("aspmx.l.google.com", "mx smtp.gmail.com 587,465 ann@example.com")]
    [InlineData("example-com.mail.protection.outlook.com", "mx smtp.office365.com 587 ann@example.com")]
    [InlineData("mx.zoho.eu", "mx smtppro.zoho.eu 587,465 ann@example.com")] // its host for customers' own domains
    [InlineData("mx1.mail.ovh.net", "mx ssl0.ovh.net 587,465 ann@example.com")]
    [InlineData("mx00.ionos.de", "mx smtp.ionos.de 587,465 ann@example.com")]
    [InlineData("mx.aruba.it", "mx smtps.aruba.it 465 ann@example.com")]
    [InlineData("W0123456.kasserver.com", "mx w0123456.kasserver.com 587,465 ")] // the customer's own server
    public async Task The_MX_tells_who_runs_a_domain_s_mail(string mx, string expected)
    {
        _dns.MailOf("example.com", mx);
        var result = await FindAsync();
        Assert.Equal(expected, Told(result)[0]);
        Assert.Equal(mx.ToLowerInvariant(), result.Candidates[0].Because);
        Assert.Equal(DomainState.HasMail, result.Domain);
    }

    [Fact]
    public async Task Usual_names_that_exist_are_guessed()
    {
        _dns.MailOf("example.com", "mx.example.com").Host("mail.example.com", "127.0.0.1").Host("submission.example.com", "127.0.0.1");
        Assert.Equal(
            ["guess mail.example.com 587,2525,465 ann@example.com", "guess submission.example.com 587,2525,465 ann@example.com", "guess mx.example.com 587,2525,465 ann@example.com"],
            Told(await FindAsync()));
    }

    [Fact]
    public async Task The_domain_s_own_word_goes_before_its_MX_and_a_guess_comes_last()
    {
        _dns.MailOf("example.com", "aspmx.l.google.com").Host("smtp.example.com", "127.0.0.1").Service("_submission._tcp.example.com", (0, 0, 587, "srv.example.com"));
        ServeWeb().Page(Subdomain, Document(("auto.example.com", 465, "SSL")));
        var result = await FindAsync();
        Assert.Equal(["srv.example.com", "auto.example.com", "smtp.gmail.com", "smtp.example.com"], result.Candidates.Select(candidate => candidate.Host));
        Assert.Equal("google", result.Provider?.Id);
    }

    [Fact]
    public async Task A_host_is_named_once_and_a_known_one_brings_its_provider()
    {
        _dns.MailOf("example.com", "aspmx.l.google.com").Service("_submission._tcp.example.com", (0, 0, 587, "smtp.gmail.com"));
        var candidate = Assert.Single((await FindAsync()).Candidates);
        Assert.Equal((DiscoverySource.Srv, PasswordKind.AppPassword, "google"), (candidate.Source, candidate.Password, candidate.Provider?.Id));
    }

    [Theory]
    [InlineData(DomainState.NotFound)]
    [InlineData(DomainState.NoMail)]
    [InlineData(DomainState.RefusesMail)]
    [InlineData(DomainState.HasMail)]
    public async Task What_DNS_says_of_the_domain_s_mail_is_told(DomainState state)
    {
        if (state == DomainState.NoMail) _dns.MailOf("example.com").Host("example.com");
        if (state == DomainState.RefusesMail) _dns.MailOf("example.com", ".").Host("example.com", "127.0.0.1").Host("mail.example.com", "127.0.0.1");
        if (state == DomainState.HasMail) _dns.MailOf("example.com").Host("example.com", "127.0.0.1"); // the address stands for an MX
        var result = await FindAsync();
        Assert.Equal(state, result.Domain);
        Assert.Empty(result.Candidates);
    }

    [Theory]
    [InlineData("libreo.it", "mx.libreo.it", false)] // somebody set up mail there
    [InlineData("libreo.it", null, true)] // every parked domain has a web site
    [InlineData("gmial.com", "mx.gmial.com", true)] // waits for slips
    [InlineData("hotmbil.com", "mx.hotmbil.com", false)]
    public async Task A_slip_is_corrected_unless_the_domain_has_mail_of_its_own(string domain, string? mx, bool corrected)
    {
        _dns.MailOf(domain, mx is null ? [] : [mx]).Host(domain, "127.0.0.1");
        Assert.Equal(corrected, (await FindAsync("ann@" + domain)).Suggestion is not null);
    }

    [Fact]
    public async Task SRV_records_are_mail_of_its_own_too()
    {
        _dns.Service("_submissions._tcp.libreo.it", (0, 0, 465, "post.libreo.it"));
        Assert.Null((await FindAsync("ann@libreo.it")).Suggestion);
    }

    [Fact]
    public async Task A_better_answer_follows_a_good_one_that_is_there_first()
    {
        _dns.MailOf("example.com", "mx.example.com").Host("smtp.example.com", "127.0.0.1");
        var asked = new TaskCompletionSource();
        ServeWeb().Page(Subdomain, async (stream, token) =>
        {
            await asked.Task.WaitAsync(token);
            var body = Document(("post.example.com", 465, "SSL"));
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"), token);
        });
        using var runner = Runner();
        List<DiscoveryResult> results = [];
        await foreach (var result in runner.FindAsync(new("ann", "example.com"), TestContext.Current.CancellationToken))
        {
            results.Add(result);
            if (result.Candidates.Count > 0) asked.TrySetResult();
        }

        Assert.Equal("smtp.example.com", results.First(result => result.Candidates.Count > 0).Candidates[0].Host);
        Assert.Equal("post.example.com", results[^1].Candidates[0].Host);
        Assert.Equal([true], results.Where(result => result.IsFinal).Select(result => result.IsFinal));
    }

    [Fact]
    public async Task Silence_everywhere_ends_within_two_seconds()
    {
        foreach (var name in (string[])["example.com", "smtp.example.com", "mail.example.com", "submission.example.com", "autoconfig.example.com"]) _dns.Both(name, Silence);
        _dns.MailOf("example.com", Silence).Service("_submission._tcp.example.com", Silence).Service("_submissions._tcp.example.com", Silence);
        var before = TimeProvider.System.GetTimestamp();
        var result = await FindAsync();
        Assert.InRange(TimeProvider.System.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(4)); // 2 s, and a busy machine
        Assert.Equal((DomainState.Unanswered, 0), (result.Domain, result.Candidates.Count));
    }

    [Fact]
    public async Task A_web_server_that_keeps_silent_does_not_take_the_rest_away()
    {
        _dns.MailOf("example.com", "aspmx.l.google.com");
        ServeWeb().Page(Subdomain, static (_, token) => Task.Delay(Timeout.Infinite, token)).Page(WellKnown, static (_, token) => Task.Delay(Timeout.Infinite, token));
        Assert.Equal("mx smtp.gmail.com 587,465 ann@example.com", Told(await FindAsync())[0]);
    }

    [Fact]
    public async Task A_name_that_exists_nowhere_is_not_asked_for()
    {
        Assert.Equal(DomainState.NotFound, (await FindAsync("ann@something.invalid", allowPrivate: false)).Domain);
        Assert.Equal(DomainState.NotFound, (await FindAsync("ann@localhost", allowPrivate: false)).Domain);
        Assert.Empty(_dns.Questions);
    }

    [Fact]
    public async Task Who_stops_listening_is_not_kept_waiting()
    {
        _dns.MailOf("example.com", Silence);
        using var runner = Runner();
        using var left = new CancellationTokenSource();
        var found = runner.FindBestAsync(new("ann", "example.com"), left.Token);
        await _dns.Asked.Task;
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => found);
    }

    private HttpsServer ServeWeb()
    {
        _dns.Host("example.com", "127.0.0.1").Host("autoconfig.example.com", "127.0.0.1");
        return _web;
    }

    private static string Document(params (string Host, int Port, string Socket)[] servers) =>
        "<clientConfig version='1.1'><emailProvider id='example.com'>"
        + string.Concat(servers.Select(server => string.Create(
            CultureInfo.InvariantCulture,
            $"<outgoingServer type='smtp'><hostname>{server.Host}</hostname><port>{server.Port}</port><socketType>{server.Socket}</socketType><username>%EMAILLOCALPART%</username></outgoingServer>")))
        + "</emailProvider></clientConfig>";

    private static string[] Told(DiscoveryResult result) =>
    [
        .. result.Candidates.Select(candidate =>
            $"{candidate.Source.ToString().ToLowerInvariant()} {candidate.Host} {string.Join(',', candidate.Endpoints.Select(endpoint => endpoint.Port))} {candidate.UserName}"),
    ];

    private DiscoveryRunner Runner(bool allowPrivate = true, int? port = null, HttpsServer? roots = null) => new(
        new(new EgressOptions { AllowPrivateAddresses = allowPrivate }),
        new() { DnsServers = [_dns.EndPoint], TrustedRoots = (roots ?? _web).Roots },
        TimeProvider.System,
        cache: null,
        port ?? _web.Port);

    private async Task<DiscoveryResult> FindAsync(string address = "ann@example.com", bool allowPrivate = true)
    {
        using var runner = Runner(allowPrivate);
        return await runner.FindBestAsync(AddressInput.Parse(address).Address!, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _dns.DisposeAsync();
    }
}
