using System.Net;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

public sealed class ReportNegotiationTests(UnlimitedApp shared) : IClassFixture<UnlimitedApp>
{
    private readonly TestApp _app = shared.App;

    [Theory]
    [InlineData("", "application/json", "application/json")]
    [InlineData("", "text/markdown", "text/markdown")]
    [InlineData("?format=json", null, "application/json")]
    [InlineData("?format=md", "text/html", "text/markdown")]
    [InlineData("", "text/plain", "text/plain")]
    [InlineData("?format=txt", null, "text/plain")]
    [InlineData("", "text/html;q=0.5, application/json", "application/json")]
    [InlineData("", "application/json, text/plain, */*", "application/json")]
    public async Task The_pages_address_answers_in_the_form_that_is_asked_for(string query, string? accept, string type)
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Refusing, username = "ann@practice.test", password = "wrong" });
        var token = (await posted.JsonAsync())["token"];

        using var response = await _app.GetAsync($"/r/{token}{query}", accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.Contains("auth.invalid_credentials", await response.Content.ReadAsStringAsync(ApiClient.Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData("*/*")]
    [InlineData("text/html, application/json")]
    [InlineData("\u0001;;q=")]
    [InlineData(null)]
    public async Task A_browser_gets_no_JSON(string? accept)
    {
        using var response = await _app.SendAsync(HttpMethod.Get, "/r/AAAAAAAAAAAAAAAAAAAAAA", null, request =>
        {
            if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        });

        Assert.NotEqual("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }
}
