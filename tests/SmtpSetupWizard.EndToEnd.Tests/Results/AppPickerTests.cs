using Microsoft.Playwright;
using SmtpSetupWizard.EndToEnd.Tests.Browsers;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;
using SmtpSetupWizard.EndToEnd.Tests.Wizard;

namespace SmtpSetupWizard.EndToEnd.Tests.Results;

/// <summary>From the result to the settings of one's own app.</summary>
public sealed class AppPickerTests(TestBed bed)
{
    private readonly Account _account = bed.MailServer.NewAccount();

    [Fact]
    public async Task Typing_finds_an_app_and_its_settings_are_there_to_copy()
    {
        await using var opened = await ReadyAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = opened.Page;
        await page.FillAsync("#find", "word mail smtp");
        var found = page.Locator("#app-list a:visible");
        await Assertions.Expect(found).ToHaveCountAsync(1);
        await found.ClickAsync();

        await page.WaitForURLAsync("**?app=wp-mail-smtp#app");
        await page.ClickAsync("#app figure [data-copy]");
        await Assertions.Expect(page.Locator("#app figure [data-copy].copied")).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains($"define( 'WPMS_SMTP_HOST', '{bed.MailServer.Good.Name}' );\ndefine( 'WPMS_SMTP_PORT', 587 );\ndefine( 'WPMS_SSL', 'tls' );", copied, StringComparison.Ordinal);
        Assert.Contains($"'{_account.Address}'", copied, StringComparison.Ordinal);
        Assert.DoesNotContain(_account.Password, copied, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_the_search_and_the_links_do_the_same()
    {
        await using var ready = await ReadyAsync(new());
        await using var opened = await bed.Browser.OpenAsync(bed.App.Address, new() { JavaScriptEnabled = false });
        var page = opened.Page;
        await page.GotoAsync(ready.Page.Url);
        await page.FillAsync("#find", "thunderbird");
        await page.ClickAsync("#app form button");
        await page.ClickAsync("#app nav li:first-child a");
        await page.WaitForSelectorAsync("#app dl dd > span");

        Assert.Equal([bed.MailServer.Good.Name, "587", "STARTTLS"], (await page.Locator("#app dl dd > span").AllInnerTextsAsync()).Take(3));
    }

    private async Task<WatchedPage> ReadyAsync(BrowserNewContextOptions options)
    {
        var opened = await bed.Browser.OpenAsync(bed.App.Address, options);
        await opened.Page.CheckAsync(bed.MailServer.Good.Name, _account);
        await opened.Page.EndedAsync();
        return opened;
    }
}
