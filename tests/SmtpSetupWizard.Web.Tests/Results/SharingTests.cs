using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Results;

/// <summary>What the owner sets about a link, by the forms on its page.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-25T10:00:00Z", null));
    private readonly TestApp _app;
    private readonly Reader _owner, _stranger;

    public SharingTests()
    {
        _app = new() { Resolver = new PracticeHosts(), Time = _time };
        (_owner, _stranger) = (new(_app), new(_app));
    }

    public void Dispose()
    {
        _owner.Dispose();
        _stranger.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task A_link_ends_when_its_owner_says()
    {
        var path = await ReportAsync();

        var answer = await PressAsync(await PageAsync(path), "[value='1h']");

        Assert.Equal("Done. The link ends on 25 November 2026, 11:00 UTC.", answer.QuerySelector("[role=status].note")!.TextContent);
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, (await _stranger.GetAsync(path)).Response.StatusCode);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await _stranger.GetAsync(path)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _owner.GetAsync(path)).Response.StatusCode);
    }

    [Fact]
    public async Task Of_two_tabs_the_last_one_wins_and_says_so()
    {
        var path = await ReportAsync();
        var (first, second) = (await PageAsync(path), await PageAsync(path));

        await PressAsync(first, "[value='1h']");
        var answer = await PressAsync(second, "[value='7d']");

        Assert.Equal("Done. The link ends on 2 December 2026, 10:00 UTC.", answer.QuerySelector("[role=status].note")!.TextContent);
    }

    [Fact]
    public async Task A_link_never_lives_longer_than_reports_do()
    {
        _app.Settings["Reports:Lifetime"] = "3.00:00:00";
        var path = await ReportAsync();
        var page = await PageAsync(path);
        Assert.Equal(["1 hour", "1 day", "As long as possible"], page.QuerySelectorAll("[name=lifetime]").Select(button => button.TextContent));

        await PressAsync(page, "[value='1h']");
        var answer = await PressAsync(page, "[value='7d']");

        Assert.Contains("28 November 2026, 10:00 UTC", answer.QuerySelector("[role=status].note")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lifetime", "100y")]
    [InlineData("lifetime", "")]
    [InlineData("addresses", "perhaps")]
    [InlineData("__RequestVerificationToken", "forged")]
    public async Task What_there_is_not_changes_nothing_and_says_so(string field, string value)
    {
        var path = await ReportAsync();
        var form = (await PageAsync(path)).QuerySelector("form[action$='/sharing']")!;

        var (response, _) = await _owner.SubmitAsync(form, new Dictionary<string, string> { [field] = value });
        var (_, page) = await _owner.GetAsync(response.Headers.Location!.OriginalString);

        Assert.StartsWith("Nothing was changed", page.QuerySelector("[role=status].note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("25 December 2026", page.QuerySelector("#share")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_has_the_forms_or_can_use_them()
    {
        var path = await ReportAsync();
        var form = (await PageAsync(path)).QuerySelectorAll("form[action$='/sharing']")[^1];
        Assert.Empty((await _stranger.GetAsync(path)).Page.QuerySelectorAll("form[action$='/sharing']"));

        await _stranger.SubmitAsync(form, new Dictionary<string, string>(), "[value='1h']");

        Assert.Contains("25 December 2026", (await PageAsync(path)).QuerySelector("#share")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_without_a_user_name_has_nothing_to_hide()
    {
        var (_, step) = await _owner.GetAsync($"/?step=3&host={PracticeHosts.Good}");
        var (response, _) = await _owner.SubmitAsync(step.QuerySelector("form[action='/checks']")!, new Dictionary<string, string>(), "[name=without]");

        var page = await _owner.EndedAsync(response.Headers.Location!.OriginalString);

        Assert.Empty(page.QuerySelectorAll("[name=addresses]"));
        Assert.NotEmpty(page.QuerySelectorAll("[name=lifetime]"));
    }

    private async Task<string> ReportAsync()
    {
        var path = await _owner.CheckAsync(PracticeHosts.Good);
        await _owner.EndedAsync(path);
        return path;
    }

    private async Task<IDocument> PageAsync(string path) => (await _owner.GetAsync(path)).Page;

    /// <summary>The page that answers.</summary>
    private async Task<IDocument> PressAsync(IDocument page, string button)
    {
        var form = page.QuerySelectorAll("form[action$='/sharing']").First(form => form.QuerySelector(button) is not null);
        var (response, _) = await _owner.SubmitAsync(form, new Dictionary<string, string>(), button);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return await PageAsync(response.Headers.Location!.OriginalString);
    }
}
