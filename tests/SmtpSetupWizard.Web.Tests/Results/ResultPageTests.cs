using System.Net;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Results;

public sealed class ResultPageTests : IDisposable
{
    private readonly TestApp _app = new() { Resolver = new PracticeHosts() };
    private readonly Reader _owner, _other;

    public ResultPageTests() => (_owner, _other) = (new(_app), new(_app, "it"));

    public void Dispose()
    {
        _owner.Dispose();
        _other.Dispose();
        _app.Dispose();
    }

    [Theory]
    [InlineData("/r/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/r/x")]
    public async Task A_link_that_leads_nowhere_says_so(string path)
    {
        var (response, page) = await _owner.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("This link leads to no result", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_running_check_refreshes_itself_without_scripts_and_can_be_cancelled()
    {
        var path = await _owner.CheckAsync(PracticeHosts.Silent);
        var (_, running) = await _owner.GetAsync(path);

        Assert.Contains("http-equiv=\"refresh\" content=\"2\"", running.QuerySelector("head noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.Null((await _other.GetAsync(path)).Page.QuerySelector("form[action$='/cancel']"));

        var (response, _) = await _owner.SubmitAsync(running.QuerySelector("form[action$='/cancel']")!, new Dictionary<string, string>());
        Assert.Equal((HttpStatusCode.SeeOther, path), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.NotNull((await _owner.EndedAsync(path)).QuerySelector("[data-status=cancelled]"));
    }

    [Fact]
    public async Task A_finished_report_is_in_the_readers_language_and_opens_no_circuit()
    {
        var path = await _owner.CheckAsync(PracticeHosts.Refusing);
        await _owner.EndedAsync(path);

        var (response, page) = await _other.GetAsync(path);

        Assert.Equal("it", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Che cosa abbiamo provato", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("\"type\":\"server\"", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("noindex", response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_preview_tells_the_outcome_and_nothing_personal()
    {
        var page = await _owner.EndedAsync(await _owner.CheckAsync(PracticeHosts.Refusing));

        var preview = string.Concat(page.QuerySelectorAll("meta[property^='og:']").Select(meta => meta.GetAttribute("content")));
        Assert.Contains("It does not work yet", preview, StringComparison.Ordinal);
        Assert.StartsWith("image/png", (await _other.GetAsync(new Uri(page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).PathAndQuery)).Response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("practice.test", preview, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Only_the_owner_deletes_and_only_by_the_form()
    {
        var path = await _owner.CheckAsync(PracticeHosts.Good);
        var page = await _owner.EndedAsync(path);
        var form = page.QuerySelector("form[action$='/delete']")!;

        await _other.SubmitAsync(form, new Dictionary<string, string>());
        await _owner.SubmitAsync(form, new Dictionary<string, string> { ["__RequestVerificationToken"] = "forged" });
        Assert.Equal(HttpStatusCode.OK, (await _other.GetAsync(path)).Response.StatusCode);

        var (response, _) = await _owner.SubmitAsync(form, new Dictionary<string, string>());
        Assert.Equal("/deleted", response.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync(path)).Response.StatusCode);
    }

    [Fact]
    public async Task Trying_again_fills_the_form_in_for_the_owner_alone()
    {
        var path = await _owner.CheckAsync(PracticeHosts.Refusing);
        await _owner.EndedAsync(path);

        var again = (await _owner.GetAsync("/?from=" + path[3..])).Page;
        Assert.Equal("ann@practice.test", again.QuerySelector("#username")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector(".doubtful #password"));
        Assert.Null((await _other.GetAsync("/?from=" + path[3..])).Page.QuerySelector("#username"));
    }
}
