using System.Net;
using AngleSharp.Dom;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Practice.Scenarios;
using SmtpSetupWizard.Web.Guide;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Guide;

public sealed class GalleryTests : IDisposable
{
    private readonly PracticeHosts _hosts = new();
    private readonly TestApp _app;
    private readonly Reader _reader;

    public GalleryTests()
    {
        _app = new() { Resolver = _hosts };
        _reader = new(_app);
    }

    /// <summary>What a check can have: each can be run.</summary>
    private static IEnumerable<string> OfChecks =>
        FindingCatalog.All.Where(info => !info.PastedOnly && info.Group is not ("not_tried" or "client" or "network")).Select(info => info.Code);

    public void Dispose()
    {
        _reader.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Every_finding_is_listed_with_its_page_and_each_of_a_check_can_be_run()
    {
        var (_, page) = await _reader.GetAsync("/practice");

        Assert.Equal(FindingCatalog.All.Select(info => $"/guide/{info.Code}"), page.QuerySelectorAll("h3 a").Select(link => link.GetAttribute("href")));
        Assert.Equal(OfChecks, page.QuerySelectorAll("button[name=run]").Select(button => button.GetAttribute("value")));
        Assert.All(page.QuerySelectorAll("form li"), entry => Assert.False(string.IsNullOrWhiteSpace(entry.QuerySelector("p")!.TextContent)));
        Assert.Equal(page.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count(), page.QuerySelectorAll("[id]").Length);
    }

    [Fact]
    public void The_run_of_a_finding_asks_for_what_its_scenario_needs() => Assert.All(OfChecks, code =>
    {
        var scenario = PracticeScenarios.Get(code);
        var run = GuideEntry.Find(code)!.Practise("it")!;
        Assert.Equal((scenario.Host, "it"), (run.Host, run.Language));
        Assert.Equal(scenario.Need == Need.Connection ? null : PracticeScenario.UserName, run.UserName);
        Assert.Equal(scenario.Need is Need.Envelope or Need.TestMessage ? PracticeScenario.UserName : null, run.Sender);
        Assert.Equal(scenario.Need == Need.TestMessage, run.SendTestMessage);
    });

    [Theory]
    [InlineData("auth.invalid_credentials")]
    [InlineData("message.spam")]
    [InlineData("ready.connection")]
    public async Task One_click_leads_to_the_report_of_the_scenario(string code)
    {
        var (response, _) = await RunAsync(code);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var report = await _reader.EndedAsync(response.Headers.Location!.OriginalString);
        Assert.NotNull(report.QuerySelector($"a[href='/guide/{code}']"));
        Assert.NotNull(report.QuerySelector("a[href^='/?from=']"));
    }

    [Fact]
    public async Task Without_practice_the_findings_are_listed_and_none_can_be_run()
    {
        _app.Settings["Practice:Enabled"] = "false";
        var (_, page) = await _reader.GetAsync("/practice");

        Assert.Equal(FindingCatalog.All.Count, page.QuerySelectorAll("h3 a").Length);
        Assert.Empty(page.QuerySelectorAll("button[name=run], input[name=__RequestVerificationToken]"));
        using var form = new FormUrlEncodedContent([new("_handler", GalleryPage.FormName), new("run", "ready.connection")]);
        using var client = _app.CreateClient();
        using var response = await client.PostAsync("/practice", form, Reader.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_hosts.Log.Connections);
    }

    [Theory]
    [InlineData("client.mail_function")]
    [InlineData("no.such")]
    [InlineData("")]
    public async Task What_cannot_be_run_is_refused_with_the_list(string code)
    {
        var (response, page) = await RunAsync(code);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".note[role=alert]"));
        Assert.Equal(FindingCatalog.All.Count, page.QuerySelectorAll("h3 a").Length);
    }

    [Fact]
    public async Task A_form_with_an_old_token_starts_nothing()
    {
        var (response, page) = await RunAsync("ready.connection", "old");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".note[role=alert]"));
        Assert.Empty(_hosts.Log.Connections);
    }

    [Fact]
    public async Task A_client_is_limited_as_for_any_check()
    {
        _app.Settings["Checks:PerClientPerMinute"] = "1";
        await RunAsync("ready.connection");

        var (response, page) = await RunAsync("ready.connection");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.NotNull(page.QuerySelector(".note[role=alert]"));
    }

    [Fact]
    public async Task A_practised_refusal_is_no_refusal_of_the_client()
    {
        _app.Settings["Checks:RefusedPerClientPerHour"] = "1";
        var (first, _) = await RunAsync("auth.invalid_credentials");
        await _reader.EndedAsync(first.Headers.Location!.OriginalString);

        var (second, _) = await RunAsync("auth.invalid_credentials");

        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
    }

    private async Task<(HttpResponseMessage Response, IDocument Page)> RunAsync(string code, string? token = null)
    {
        var (_, page) = await _reader.GetAsync("/practice");
        var typed = new Dictionary<string, string> { ["run"] = code };
        if (token is not null) typed["__RequestVerificationToken"] = token;
        return await _reader.SubmitAsync(page.QuerySelector("form[action='/practice']")!, typed);
    }
}
