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
    [InlineData("http", "203.0.113.5", null, HttpStatusCode.Forbidden)]
    [InlineData("https", "203.0.113.5", null, HttpStatusCode.OK)]
    [InlineData("http", "127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData("http", "::1", null, HttpStatusCode.OK)]
    [InlineData("http", "::ffff:127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData("http", "127.0.0.1", "http", HttpStatusCode.Forbidden)]
    [InlineData("http", "127.0.0.1", "https", HttpStatusCode.Forbidden)]
    [InlineData("http", "192.0.2.1", "https", HttpStatusCode.OK)]
    [InlineData("http", "192.0.2.1", "http", HttpStatusCode.Forbidden)]
    [InlineData("http", "203.0.113.5", "https", HttpStatusCode.Forbidden)]
    public async Task A_check_is_accepted_over_HTTPS_or_from_this_machine(string scheme, string client, string? proxySays, HttpStatusCode status)
    {
        using var response = await _app.SendAsync(HttpMethod.Post, $"{scheme}://checker.example.com/api/v1/checks", JsonContent.Create(Check), request =>
        {
            request.Headers.Add(TestApp.ClientHeader, client);
            request.Headers.Add("Prefer", "wait=30");
            if (proxySays is null) return;
            request.Headers.Add("X-Forwarded-For", "198.51.100.1");
            request.Headers.Add("X-Forwarded-Proto", proxySays);
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
}
