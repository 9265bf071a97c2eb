using System.Net;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Results;

/// <summary>Each form of a report, as its owner opens it and as somebody who has the link.</summary>
public sealed class OwnerAndStrangerTests : IDisposable
{
    /// <summary>Every form with which a server of the tests repeats the address.</summary>
    private static readonly string[] Names = ["ann@practice.test", "ANN@practice.test", "user=ann", "user ann", "ann%40", "ann&#x2B;40", "ann+40", "ann\\u002B40"];

    private readonly TestApp _app = new() { Resolver = new PracticeHosts(), Settings = { ["Checks:LimitsEnabled"] = "false" } };
    private readonly Reader _owner, _stranger;

    public OwnerAndStrangerTests() => (_owner, _stranger) = (new(_app), new(_app));

    public static TheoryData<string> Forms { get; } = ["", "?language=it", "?format=json", "?format=md", "?format=txt"];

    public void Dispose()
    {
        _owner.Dispose();
        _stranger.Dispose();
        _app.Dispose();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_stranger_reads_no_address_in_any_form_and_the_owner_reads_them_all(string form)
    {
        var path = await ReportAsync();

        var owners = await _owner.TextAsync(path + form);
        var strangers = await _stranger.TextAsync(path + form);

        Assert.Contains("ann@practice.test", owners, StringComparison.Ordinal);
        AssertHidden(strangers);
        Assert.Contains("a…@practice.test", WebUtility.HtmlDecode(strangers).Replace("\\u2026", "…", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/events")]
    public async Task In_the_API_the_owners_key_tells_who_is_who(string end)
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Repeating, username = "ann@practice.test", password = "x", sender = "ann@practice.test" });
        var path = $"/api/v1/checks/{(string)(await posted.JsonAsync())["token"]!}{end}";

        using var owners = await _app.GetAsync(path, key: posted.OwnerKey());
        using var strangers = await _app.GetAsync(path);
        using var others = await _app.GetAsync(path, key: "AAAAAAAAAAAAAAAAAAAAAA");

        Assert.Contains("ann@practice.test", await owners.Content.ReadAsStringAsync(ApiClient.Cancel), StringComparison.Ordinal);
        AssertHidden(await strangers.Content.ReadAsStringAsync(ApiClient.Cancel));
        AssertHidden(await others.Content.ReadAsStringAsync(ApiClient.Cancel));
    }

    [Fact]
    public async Task The_API_takes_no_cookie_for_a_key()
    {
        var path = await ReportAsync();

        AssertHidden(await _owner.TextAsync("/api/v1/checks" + path[2..]));
    }

    [Fact]
    public async Task Who_follows_a_check_live_sees_no_address()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Repeating, username = "ann@practice.test", password = "x", sender = "ann@practice.test" }, wait: null);
        using var strangers = await _app.GetAsync($"/api/v1/checks/{(string)(await posted.JsonAsync())["token"]!}/events");

        var told = await strangers.Content.ReadAsStringAsync(ApiClient.Cancel);

        Assert.Contains("event: stage", told, StringComparison.Ordinal);
        Assert.Contains("event: completed", told, StringComparison.Ordinal);
        AssertHidden(told);
    }

    [Fact]
    public async Task The_owner_shows_the_addresses_and_hides_them_again()
    {
        var path = await ReportAsync();

        await PressAsync(path, "[name=addresses][value=show]");
        Assert.Contains("ann@practice.test", await _stranger.TextAsync(path), StringComparison.Ordinal);
        Assert.Contains("ann@practice.test", await _stranger.TextAsync(path + "?format=md"), StringComparison.Ordinal);

        await PressAsync(path, "[name=addresses][value=hide]");
        AssertHidden(await _stranger.TextAsync(path));
    }

    private async Task<string> ReportAsync()
    {
        var path = await _owner.CheckAsync(PracticeHosts.Repeating, more: "&sender=ann@practice.test&prove=sender");
        await _owner.EndedAsync(path);
        return path;
    }

    private async Task PressAsync(string path, string button)
    {
        var (_, page) = await _owner.GetAsync(path);
        var form = page.QuerySelectorAll("form[action$='/sharing']").First(form => form.QuerySelector(button) is not null);
        await _owner.SubmitAsync(form, new Dictionary<string, string>(), button);
    }

    private static void AssertHidden(string text)
    {
        foreach (var name in Names) Assert.DoesNotContain(name, text, StringComparison.OrdinalIgnoreCase);
    }
}
