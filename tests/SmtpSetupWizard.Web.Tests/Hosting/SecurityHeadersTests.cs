using System.Net;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;

namespace SmtpSetupWizard.Web.Tests.Hosting;

public sealed class SecurityHeadersTests : IDisposable
{
    private readonly TestApp _app = new() { Resolver = new PracticeHosts() };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/r/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/api/v1/checks/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/no-such-page")]
    public async Task Every_answer_says_what_a_browser_must_not_do(string path)
    {
        using var response = await _app.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("/r/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/api/v1/checks/AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Reports_are_neither_indexed_nor_kept_by_anybody(string path)
    {
        using var response = await _app.GetAsync(path);

        Assert.Contains("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_nonce_is_used_once()
    {
        using var first = await _app.GetAsync("/");
        using var second = await _app.GetAsync("/");

        Assert.NotEqual(first.Headers.GetValues("Content-Security-Policy").Single(), second.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task The_app_says_that_it_is_alive_and_ready()
    {
        using var live = await _app.GetAsync("/health/live");
        using var ready = await _app.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
    }
}
