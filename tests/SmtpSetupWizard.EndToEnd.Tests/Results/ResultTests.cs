using System.Net;
using System.Text.RegularExpressions;
using SmtpSetupWizard.EndToEnd.Tests.Browsers;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;
using SmtpSetupWizard.EndToEnd.Tests.Wizard;

namespace SmtpSetupWizard.EndToEnd.Tests.Results;

/// <summary>The page behind the link, for its owner and for whoever gets the link.</summary>
public sealed partial class ResultTests(TestBed bed)
{
    private readonly Account _account = bed.MailServer.NewAccount();

    private MailServer Server => bed.MailServer;

    [Fact]
    public async Task The_link_shows_the_same_result_to_everybody_in_the_readers_language_without_JavaScript()
    {
        await using var sender = await OpenAsync();
        await sender.Page.CheckAsync(Server.Good.Name, _account);
        await sender.Page.EndedAsync();

        await using var agent = await bed.Browser.OpenAsync(bed.App.Address, new() { Locale = "it-IT", JavaScriptEnabled = false });
        var answer = await agent.Page.GotoAsync(sender.Page.Url);
        Assert.Equal("noindex", answer!.Headers["x-robots-tag"].Split(',')[0]);
        Assert.Equal("no-referrer", answer.Headers["referrer-policy"]);
        Assert.Equal("it", await agent.Page.GetAttributeAsync("html", "lang"));
        Assert.NotEqual(await sender.Page.VerdictAsync(), await agent.Page.VerdictAsync());
        // Who signed in is the owner's to show.
        var hidden = $"{_account.Address[0]}…{_account.Address[_account.Address.IndexOf('@', StringComparison.Ordinal)..]}";
        Assert.Equal((await sender.Page.SettingsAsync()).Select(value => value == _account.Address ? hidden : value), await agent.Page.SettingsAsync());
        Assert.Equal(0, await agent.Page.Locator("form[action$='/delete']").CountAsync());
    }

    [Fact]
    public async Task Deleting_makes_the_link_look_as_if_it_had_never_been()
    {
        await using var sender = await OpenAsync();
        sender.Provoked = "404";
        var page = sender.Page;
        await page.CheckAsync(Server.Good.Name, _account);
        await page.EndedAsync();
        var link = page.Url;
        await page.ClickAsync("details:has(form[action$='/delete']) summary");
        await page.ClickAsync("form[action$='/delete'] button");
        await page.WaitForURLAsync("**/deleted");

        var deleted = await SourceAsync(link);
        Assert.Equal(await SourceAsync(new Uri(bed.App.Address, "/r/AAAAAAAAAAAAAAAAAAAAAA").ToString()), deleted);
        Assert.Equal(await SourceAsync(new Uri(bed.App.Address, "/r/x").ToString()), deleted);
        Assert.DoesNotContain(Server.Good.Name, deleted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trying_again_fills_in_everything_but_the_password_for_the_owner_alone()
    {
        await using var sender = await OpenAsync();
        var page = sender.Page;
        await page.CheckAsync(Server.Good.Name, _account, password: "mistyped");
        await page.EndedAsync();
        var again = await page.GetAttributeAsync("a[href^='/?from=']", "href");
        await page.ClickAsync("a[href^='/?from=']");
        await page.WaitForSelectorAsync("#password");
        await page.LiveAsync();
        Assert.Equal(_account.Address, await page.InputValueAsync("#username"));
        Assert.Equal("", await page.InputValueAsync("#password"));
        await page.FillAsync("#password", _account.Password);
        await page.ClickAsync("form[action='/checks'] .btn:not(.quiet)");
        await page.WaitForURLAsync("**/r/*");
        await page.EndedAsync();
        Assert.Contains("587", await page.SettingsAsync());

        await using var stranger = await OpenAsync();
        await stranger.Page.GotoAsync(again!);
        await stranger.Page.WaitForSelectorAsync("#address");
        await stranger.Page.LiveAsync();
        Assert.Equal("", await stranger.Page.InputValueAsync("#address"));
    }

    [Fact]
    public async Task A_check_can_be_cancelled()
    {
        await using var sender = await OpenAsync();
        var page = sender.Page;
        await page.CheckAsync(Server.Silent.Name, _account);
        await page.ClickAsync("form[action$='/cancel'] button");

        await page.WaitForSelectorAsync("[data-status=cancelled]", new() { Timeout = 5000 });
    }

    [Fact]
    public async Task The_same_address_answers_as_JSON_and_as_Markdown()
    {
        await using var sender = await OpenAsync();
        await sender.Page.CheckAsync(Server.Good.Name, _account);
        await sender.Page.EndedAsync();

        using var http = new HttpClient();
        Assert.Contains("\"ready.authenticated\"", await http.GetStringAsync(sender.Page.Url + "?format=json", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        http.DefaultRequestHeaders.Add("Accept", "text/markdown");
        using var markdown = await http.GetAsync(sender.Page.Url, TestContext.Current.CancellationToken);
        Assert.Equal("text/markdown", markdown.Content.Headers.ContentType!.MediaType);
        Assert.Contains("587", await markdown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>The page of a link that leads nowhere, without what is random in every page and without the address itself.</summary>
    private static async Task<string> SourceAsync(string link)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var source = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Random().Replace(source.Replace(new Uri(link).AbsolutePath, "", StringComparison.Ordinal), "");
    }

    private Task<WatchedPage> OpenAsync() => bed.Browser.OpenAsync(bed.App.Address);

    [GeneratedRegex("nonce=\"[^\"]*\"|<!--Blazor[^>]*-->|value=\"CfDJ[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Random();
}
