using System.Net;
using AngleSharp.Dom;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Results;

/// <summary>A check that is repeated, and the list of an owner's checks.</summary>
public sealed class SeriesTests : IDisposable
{
    private readonly TestApp _app = new() { Resolver = new PracticeHosts(), Settings = { ["Checks:LimitsEnabled"] = "false" } };
    private readonly Reader _owner, _stranger;

    public SeriesTests() => (_owner, _stranger) = (new(_app), new(_app));

    public void Dispose()
    {
        _owner.Dispose();
        _stranger.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task A_check_that_is_tried_again_starts_with_what_changed()
    {
        var first = await _owner.CheckAsync(PracticeHosts.Refusing);
        await _owner.EndedAsync(first);

        var second = await AgainAsync(_owner, first, PracticeHosts.Good);
        var page = await _owner.EndedAsync(second);
        var strangers = (await _stranger.GetAsync(second)).Page;

        foreach (var seen in new[] { page, strangers })
        {
            Assert.StartsWith("What changed since", seen.QuerySelector("main section h2")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("It works now.", Texts(seen));
        }

        Assert.Contains(first, Links(page));
        Assert.Empty(Links(strangers));
    }

    [Fact]
    public async Task A_series_is_a_small_history_of_which_others_see_what_was_before_their_link()
    {
        var first = await _owner.CheckAsync(PracticeHosts.Refusing);
        await _owner.EndedAsync(first);
        var second = await AgainAsync(_owner, first, PracticeHosts.Refusing);
        await _owner.EndedAsync(second);
        var third = await AgainAsync(_owner, second, PracticeHosts.Good);
        await _owner.EndedAsync(third);

        var (owners, strangers) = ((await _owner.GetAsync(second)).Page, (await _stranger.GetAsync(second)).Page);
        Assert.Equal(3, owners.QuerySelectorAll(".changes ol li").Length);
        Assert.Equal([third, first], Links(owners));
        Assert.Equal(2, strangers.QuerySelectorAll(".changes ol li").Length);
        Assert.Empty(Links(strangers));
        Assert.Empty((await _stranger.GetAsync(first)).Page.QuerySelectorAll(".changes"));
    }

    [Fact]
    public async Task Only_its_owner_repeats_a_check()
    {
        var first = await _owner.CheckAsync(PracticeHosts.Refusing);
        await _owner.EndedAsync(first);

        var theirs = await _stranger.CheckAsync(PracticeHosts.Good, more: "&previous=" + first[3..]);

        Assert.Empty((await _stranger.EndedAsync(theirs)).QuerySelectorAll(".changes"));
    }

    [Fact]
    public async Task Nothing_is_told_of_a_report_that_is_gone()
    {
        var first = await _owner.CheckAsync(PracticeHosts.Refusing);
        var page = await _owner.EndedAsync(first);
        var second = await AgainAsync(_owner, first, PracticeHosts.Good);
        await _owner.EndedAsync(second);

        await _owner.SubmitAsync(page.QuerySelector("form[action$='/delete']")!, new Dictionary<string, string>());

        Assert.Empty((await _owner.GetAsync(second)).Page.QuerySelectorAll(".changes"));
    }

    [Fact]
    public async Task The_API_repeats_a_check_with_its_key()
    {
        using var first = await _app.CheckAsync(new { host = PracticeHosts.Refusing, username = "ann@practice.test", password = "x" });
        var token = (string)(await first.JsonAsync())["token"]!;
        var body = new { host = PracticeHosts.Good, username = "ann@practice.test", password = "x", previous = token };

        using var second = await _app.SendAsync(HttpMethod.Post, "/api/v1/checks", System.Net.Http.Json.JsonContent.Create(body), request =>
        {
            request.Headers.Add("X-Owner-Key", first.OwnerKey());
            request.Headers.Add("Prefer", "wait=30");
        });
        using var without = await _app.CheckAsync(body);
        using var plain = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal(first.OwnerKey(), second.OwnerKey());
        using var read = await _app.GetAsync($"/api/v1/checks/{(await second.JsonAsync())["token"]}", key: second.OwnerKey());
        var changes = (await read.JsonAsync())["changes"]!;
        Assert.Contains("It works now.", changes["texts"]!.AsArray().Select(text => (string)text!));
        Assert.EndsWith("/r/" + token, (string)changes["url"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(["previous"], await without.WrongFieldsAsync());
        Assert.Null((await plain.JsonAsync())["changes"]);
    }

    [Fact]
    public async Task An_owner_finds_the_results_of_this_browser_again_and_nobody_elses()
    {
        var first = await _owner.CheckAsync(PracticeHosts.Refusing);
        await _owner.EndedAsync(first);
        var second = await _owner.CheckAsync(PracticeHosts.Good);
        await _owner.EndedAsync(second);
        await _stranger.EndedAsync(await _stranger.CheckAsync(PracticeHosts.Good));

        var (response, page) = await _owner.GetAsync("/mine");

        Assert.Equal([second, first], page.QuerySelectorAll("main ul a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Sign-in refused", page.QuerySelector("main ul")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no-store", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Empty((await new Reader(_app).GetAsync("/mine")).Page.QuerySelectorAll("main ul a"));
        Assert.Empty((await _owner.GetAsync("/mine?before=1")).Page.QuerySelectorAll("main ul a"));
        Assert.Equal(HttpStatusCode.OK, (await _owner.GetAsync("/mine?before=nonsense")).Response.StatusCode);
    }

    private static async Task<string> AgainAsync(Reader reader, string path, string host)
    {
        var (_, step) = await reader.GetAsync("/?from=" + path[3..]);
        var form = step.QuerySelector("form[action='/checks']")!;
        var (response, _) = await reader.SubmitAsync(form, new Dictionary<string, string> { ["host"] = host, ["password"] = "secret" });
        return response.Headers.Location!.OriginalString;
    }

    private static IEnumerable<string> Texts(IDocument page) => page.QuerySelectorAll(".changes ul li").Select(item => item.TextContent.Trim());

    private static IEnumerable<string?> Links(IDocument page) => page.QuerySelectorAll(".changes a").Select(link => link.GetAttribute("href"));
}
