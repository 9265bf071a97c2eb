using System.Net;
using AngleSharp.Dom;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Guide;

public sealed class GuideTests : IDisposable
{
    private readonly TestApp _app = new();
    private readonly Reader _reader;

    public GuideTests() => _reader = new(_app);

    public static TheoryData<string> Languages => [.. Texts.Languages];

    public void Dispose()
    {
        _reader.Dispose();
        _app.Dispose();
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_finding_has_a_page_of_its_own(string language)
    {
        using var reader = new Reader(_app, language);
        foreach (var info in FindingCatalog.All)
        {
            var (response, page) = await reader.GetAsync($"/guide/{info.Code}");

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.EndsWith(".", Assert.Single(page.QuerySelectorAll("h1")).TextContent, StringComparison.Ordinal);
            Assert.Contains(info.Code, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector("meta[name=description]")?.GetAttribute("content")), info.Code);
            Assert.Equal(info.Severity != Severity.None, page.QuerySelector(".actor") is not null);
            Assert.Equal(page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count(), page.QuerySelectorAll("[id]").Length);
        }
    }

    [Theory]
    [InlineData("auth.no_such_thing")]
    [InlineData("auth")]
    [InlineData("any.closed")]
    [InlineData("forward")]
    public async Task Another_code_is_not_found(string code)
    {
        var (response, page) = await _reader.GetAsync($"/guide/{code}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_page_names_its_other_languages_and_may_be_indexed()
    {
        var (response, page) = await _reader.GetAsync("/guide/auth.app_password_required?language=it");

        Assert.False(response.Headers.Contains("X-Robots-Tag"));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.Equal("http://localhost/guide/auth.app_password_required?language=it", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(["en", "it", "x-default"], page.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("hreflang")));
    }

    [Fact]
    public async Task A_page_leads_to_its_scenario_and_to_the_findings_of_its_stage()
    {
        var (_, page) = await _reader.GetAsync("/guide/auth.app_password_required");

        Assert.NotNull(page.QuerySelector("a[href='/practice#auth.app_password_required']"));
        var related = page.QuerySelectorAll("nav[aria-labelledby=related] a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains("/guide/auth.invalid_credentials", related);
        Assert.DoesNotContain("/guide/auth.app_password_required", related);
        Assert.All(related, link => Assert.StartsWith("/guide/auth.", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_page_of_a_finding_needs_a_script_or_a_circuit()
    {
        var (_, page) = await _reader.GetAsync("/guide/connect.timeout");

        Assert.DoesNotContain("\"type\":\"server\"", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-copy]"));
    }
}
