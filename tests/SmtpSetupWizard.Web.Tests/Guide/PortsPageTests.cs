using SmtpSetupWizard.Web.Apps;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Guide;

public sealed class PortsPageTests : IDisposable
{
    private readonly TestApp _app = new();

    public static TheoryData<string> Languages => [.. Texts.Languages];

    public void Dispose() => _app.Dispose();

    [Theory, MemberData(nameof(Languages))]
    public async Task It_has_the_ports_the_comparison_the_misconceptions_and_the_answers_each_with_its_source(string language)
    {
        using var reader = new Reader(_app, language);
        var (_, page) = await reader.GetAsync("/guide");

        Assert.Equal(["587", "465", "2525", "25"], page.QuerySelectorAll(".sides h3").Select(port => port.TextContent));
        Assert.All(page.QuerySelectorAll(".sides section"), port => Assert.Equal(4, port.QuerySelectorAll("dd").Count(fact => fact.TextContent.Trim().Length > 0)));
        Assert.Equal(5, page.QuerySelectorAll(".myths li").Length);
        Assert.All(page.QuerySelectorAll(".myths li, .history li"), claim => Assert.NotNull(claim.QuerySelector("a[href^='https://']")));
        Assert.Equal(8, page.QuerySelectorAll(".faq details").Length);
        Assert.All(page.QuerySelectorAll("svg[role=img], [role=img]"), picture => Assert.True(picture.GetAttribute("aria-label")?.Length > 80));
        Assert.NotNull(page.QuerySelector("a[href='/guide/apps']"));
    }

    [Fact]
    public async Task The_example_and_the_three_steps_start_a_check()
    {
        using var reader = new Reader(_app);
        var (_, page) = await reader.GetAsync("/guide");

        var (_, example) = await reader.GetAsync(page.QuerySelector("#example ~ .card a.btn")!.GetAttribute("href")!);
        Assert.Equal("smtp.mailpro.com", example.QuerySelector("#host")?.GetAttribute("value"));
        var steps = page.QuerySelectorAll(".steps form");
        Assert.Equal(3, steps.Length);
        foreach (var step in steps)
        {
            var (response, wizard) = await reader.SubmitAsync(step, new Dictionary<string, string> { ["host"] = "smtp.example.com" });
            Assert.True(response.IsSuccessStatusCode);
            Assert.NotNull(wizard.QuerySelector("form[data-answers]"));
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task The_table_has_every_app_and_says_which_mode_is_safe(string language)
    {
        using var reader = new Reader(_app, language);
        var (_, page) = await reader.GetAsync("/guide/apps");

        foreach (var app in AppCatalog.All.Where(app => app.Kind != AppKind.Domain))
        {
            var row = page.GetElementById(app.Id)!;
            Assert.Equal(5, row.Children.Length);
            Assert.Equal(app.Safe.Count, row.QuerySelectorAll(".safe").Length);
        }

        Assert.Contains(Texts.Get(language, "ports.apps.only"), page.GetElementById("nextcloud")!.TextContent, StringComparison.Ordinal);
    }
}
