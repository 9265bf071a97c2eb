using System.Net;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Layout;

public sealed class PagesTests : IDisposable
{
    private readonly TestApp _app = new();
    private readonly Reader _reader;

    public PagesTests() => _reader = new(_app);

    public static TheoryData<string, string> PagesAndLanguages =>
        [.. new[] { "/", "/?step=2&host=smtp.example.com", "/?step=3&host=smtp.example.com", "/privacy", "/explain", "/practice", "/guide", "/guide/apps", "/guide/connect.timeout", "/deleted", "/error", "/nowhere" }
            .SelectMany(_ => Texts.Languages, (page, language) => new TheoryDataRow<string, string>(page, language))];

    public void Dispose()
    {
        _reader.Dispose();
        _app.Dispose();
    }

    [Theory, MemberData(nameof(PagesAndLanguages))]
    public async Task Every_page_has_one_heading_a_title_and_no_dead_link(string path, string language)
    {
        using var reader = new Reader(_app, language);
        var (_, page) = await reader.GetAsync(path);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.False(string.IsNullOrWhiteSpace(page.Title));
        Assert.DoesNotContain(page.QuerySelectorAll("*"), element => element.HasAttribute("style"));
        foreach (var link in page.QuerySelectorAll("a[href], link[href], script[src]").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!).Where(link => link.Length > 0 && !link.Contains('#', StringComparison.Ordinal) && !link.StartsWith("https://", StringComparison.Ordinal)).Distinct())
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(link.StartsWith('/') || link.StartsWith("http://localhost/", StringComparison.Ordinal) ? link : "/" + link)).Response.StatusCode);
    }

    [Fact]
    public async Task An_unknown_address_is_404_with_ways_on()
    {
        var (response, page) = await _reader.GetAsync("/nowhere?x=1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("/nowhere?x=1", page.QuerySelector("[name=back]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_chosen_language_is_kept_and_leads_back()
    {
        var (_, page) = await _reader.GetAsync("/privacy");

        var (response, _) = await _reader.SubmitAsync(page.QuerySelector("form[action='/language']")!, new Dictionary<string, string>(), "[value=it]");

        Assert.Equal((HttpStatusCode.SeeOther, "/privacy"), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Equal("it", (await _reader.GetAsync("/privacy")).Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Privacy_names_the_lifetime_that_is_set()
    {
        _app.Settings["Reports:Lifetime"] = "7.00:00:00";

        Assert.Contains("7 days", (await _reader.GetAsync("/privacy")).Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
