using System.Net;
using System.Net.Http.Json;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;

namespace SmtpSetupWizard.Web.Tests.Hosting;

public sealed class HttpsRuleTests : IDisposable
{
    private static readonly object Check = new { host = PracticeHosts.Good };
    private readonly TestApp _app = new() { Environment = "Production", Resolver = new PracticeHosts(), Settings = { ["Proxy:KnownNetworks"] = "192.0.2.0/24" } };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("http://checker.example.com", "203.0.113.5", HttpStatusCode.Forbidden)]
    [InlineData("https://checker.example.com", "203.0.113.5", HttpStatusCode.OK)]
    [InlineData("http://localhost:8080", "127.0.0.1", HttpStatusCode.OK)]
    [InlineData("http://[::1]:8080", "::1", HttpStatusCode.OK)]
    [InlineData("http://127.0.0.1:8080", "::ffff:127.0.0.1", HttpStatusCode.OK)]
    [InlineData("http://checker.example.com", "127.0.0.1", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", null, HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", "127.0.0.1", HttpStatusCode.Forbidden, "X-Forwarded-For", "198.51.100.1")]
    [InlineData("http://localhost", "127.0.0.1", HttpStatusCode.Forbidden, "X-Forwarded-Proto", "https")]
    [InlineData("http://localhost", "127.0.0.1", HttpStatusCode.Forbidden, "X-Real-IP", "198.51.100.1")]
    [InlineData("http://localhost", "127.0.0.1", HttpStatusCode.Forbidden, "Via", "1.1 proxy")]
    public async Task A_check_is_accepted_over_HTTPS_or_from_this_machine(string site, string? client, HttpStatusCode status, string? header = null, string? value = null)
    {
        using var response = await CheckAsync(site, client, request =>
        {
            if (header is not null) request.Headers.Add(header, value);
        });

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.1", "198.51.100.1", "https", HttpStatusCode.OK)]
    [InlineData("192.0.2.1", "198.51.100.1", "http", HttpStatusCode.Forbidden)]
    [InlineData("192.0.2.1", "198.51.100.1, 192.0.2.2", "https, http", HttpStatusCode.OK)]
    [InlineData("203.0.113.5", "198.51.100.1", "https", HttpStatusCode.Forbidden)]
    public async Task Known_proxies_tell_how_a_request_came_to_the_first_of_them(string proxy, string clients, string protocols, HttpStatusCode status)
    {
        using var response = await CheckAsync("http://checker.example.com", proxy, request =>
        {
            request.Headers.Add("X-Forwarded-For", clients);
            request.Headers.Add("X-Forwarded-Proto", protocols);
        });

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Strict_transport_security_is_on()
    {
        using var response = await _app.SendAsync(HttpMethod.Get, "https://checker.example.com/health/live");

        Assert.Contains("max-age=", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_not_built_from_a_Host_header_that_anybody_can_send()
    {
        using var response = await _app.SendAsync(HttpMethod.Post, "https://evil.example/api/v1/checks", JsonContent.Create(Check), request =>
        {
            request.Headers.Add(TestApp.ClientHeader, "203.0.113.5");
            request.Headers.Add("Prefer", "wait=30");
        });

        var report = await response.JsonAsync();
        Assert.Equal($"/r/{report["token"]}", (string?)report["url"]);
    }

    [Fact]
    public async Task A_link_is_below_the_public_address()
    {
        _app.Settings["Site:PublicUrl"] = "https://checker.example.com/smtp";
        using var response = await _app.SendAsync(HttpMethod.Post, "https://evil.example/api/v1/checks", JsonContent.Create(Check), request => request.Headers.Add("Prefer", "wait=30"));

        var report = await response.JsonAsync();
        Assert.Equal($"https://checker.example.com/smtp/r/{report["token"]}", (string?)report["url"]);
    }

    private Task<HttpResponseMessage> CheckAsync(string site, string? client, Action<HttpRequestMessage> change) =>
        _app.SendAsync(HttpMethod.Post, $"{site}/api/v1/checks", JsonContent.Create(Check), request =>
        {
            if (client is not null) request.Headers.Add(TestApp.ClientHeader, client);
            request.Headers.Add("Prefer", "wait=30");
            change(request);
        });
}
