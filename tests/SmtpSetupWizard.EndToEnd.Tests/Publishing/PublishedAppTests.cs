using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmtpSetupWizard.EndToEnd.Tests.Wizard;

namespace SmtpSetupWizard.EndToEnd.Tests.Publishing;

/// <summary>The published output works by itself: its files are served, its settings are read.</summary>
public sealed partial class PublishedAppTests(TestBed bed, PublishedApp published) : IClassFixture<PublishedApp>
{
    [Fact]
    public async Task Everything_that_the_first_page_links_to_is_there()
    {
        var page = await published.Http.GetStringAsync("/", TestContext.Current.CancellationToken);
        var links = Links().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => !link.StartsWith('#')).Distinct(StringComparer.Ordinal).ToArray();

        Assert.Contains(links, link => link.Contains("blazor.web", StringComparison.Ordinal));
        Assert.Contains(links, link => link.EndsWith(".css", StringComparison.Ordinal));
        foreach (var link in links)
        {
            using var answer = await published.Http.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task The_wizard_comes_to_life()
    {
        await using var opened = await bed.Browser.OpenAsync(published.Address);
        await opened.Page.GotoAsync("/");
        await opened.Page.LiveAsync();
        await opened.Page.FillAsync("#address", "ann@example.test");
        await opened.Page.ContinueAsync(2);

        await opened.Page.WaitForSelectorAsync("#host");
    }

    [Fact]
    public async Task The_settings_beside_it_are_read()
    {
        var report = await CheckAsync("127.0.0.1");
        Assert.Equal(TimeSpan.FromDays(7), report.GetProperty("expiresAt").GetDateTimeOffset() - report.GetProperty("createdAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Addresses_inside_are_out_of_reach_and_practice_hosts_are_off()
    {
        Assert.Equal("resolve.blocked_address", FindingOf(await CheckAsync("127.0.0.1")));
        Assert.NotEqual("auth.invalid_credentials", FindingOf(await CheckAsync("auth-invalid-credentials.practice.test")));
    }

    [Fact]
    public async Task It_reports_that_it_is_well()
    {
        Assert.Equal(HttpStatusCode.OK, (await published.Http.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await published.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await published.Http.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Through_a_proxy_that_is_not_known_no_password_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?step=3&host=mail.example.com&address=ann%40example.com");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var unknown = new HttpClient(new SocketsHttpHandler { ConnectCallback = (context, cancellationToken) => FromAsync("127.0.0.2", context.DnsEndPoint, cancellationToken) }) { BaseAddress = published.Address };
        using var answer = await unknown.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_that_is_known_every_cookie_is_for_HTTPS_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?step=3&host=mail.example.com&address=ann%40example.com");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Host = "check.example.net";
        using var answer = await published.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("type=\"password\"", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_page_tells_the_browser_what_it_never_does()
    {
        foreach (var path in new[] { "/", "/privacy", "/r/nothing", "/api/v1/checks/nothing", "/nothing" })
        {
            using var answer = await published.Http.GetAsync(path, TestContext.Current.CancellationToken);
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : "";
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("no-referrer", Header("Referrer-Policy"));
            Assert.Equal("DENY", Header("X-Frame-Options"));
            var policy = Header("Content-Security-Policy");
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("localhost", policy, StringComparison.Ordinal);
            Assert.Equal("", Header("Server"));
        }
    }

    private async Task<JsonElement> CheckAsync(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/checks") { Content = JsonContent.Create(new { host }) };
        request.Headers.Add("Prefer", "wait=20");
        using var answer = await published.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Connects from an address that is not the known proxy's.</summary>
    private static async ValueTask<Stream> FromAsync(string address, DnsEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static string? FindingOf(JsonElement report) => report.GetProperty("verdict").GetProperty("finding").GetString();

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Links();
}
