using Microsoft.Playwright;
using SmtpSetupWizard.EndToEnd.Tests.Browsers;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.Wizard;

/// <summary>A person in a real browser, against the real mail server.</summary>
public sealed class WizardTests(TestBed bed)
{
    private readonly Account _account = bed.MailServer.NewAccount();

    private MailServer Server => bed.MailServer;

    [Fact]
    public async Task Good_credentials_recommend_587()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.CheckAsync(Server.Good.Name, _account);
        await page.EndedAsync();

        Assert.Equal([Server.Good.Name, "587", "STARTTLS", _account.Address], await page.SettingsAsync());
    }

    [Fact]
    public async Task A_silent_587_recommends_2525_while_it_is_still_waited_for()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.CheckAsync(Server.Dropped587.Name, _account);

        await page.WaitForSelectorAsync("[data-status=running] #verdict");
        Assert.Equal([Server.Dropped587.Name, "2525", "STARTTLS", _account.Address], await page.SettingsAsync());
        var verdict = await page.VerdictAsync();
        await page.EndedAsync();
        Assert.Equal(verdict, await page.VerdictAsync());
        Assert.Equal([Server.Dropped587.Name, "2525", "STARTTLS", _account.Address], await page.SettingsAsync());
    }

    [Fact]
    public async Task Refused_587_and_2525_recommend_465()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.CheckAsync(Server.Only465.Name, _account);
        await page.EndedAsync();

        Assert.Equal([Server.Only465.Name, "465", "SSL/TLS", _account.Address], await page.SettingsAsync());
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_was_tried_exactly_once()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.CheckAsync(Server.Good.Name, _account, password: "not-my-password");
        await page.EndedAsync();

        Assert.Contains("password", await page.VerdictAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await page.SettingsAsync());
        Assert.Single(Server.RefusedSignIns(_account.Address));
    }

    [Fact]
    public async Task Asking_for_the_sender_address_delivers_nothing()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.CheckAsync(Server.Good.Name, _account, prove: "sender");
        await page.EndedAsync();

        Assert.Contains("587", await page.SettingsAsync());
        await Eventually.HoldsAsync(() => Server.QueueIsEmpty);
        Assert.Empty(Server.Mailbox(_account));
    }

    [Fact]
    public async Task A_test_message_arrives_once()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.CheckAsync(Server.Good.Name, _account, prove: "message");
        await page.EndedAsync();

        await Eventually.HoldsAsync(() => Server.QueueIsEmpty);
        Assert.Single(Server.Mailbox(_account));
    }

    [Fact]
    public async Task A_check_without_a_password_proves_the_connection()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.GoToSignInAsync(Server.Good.Name, _account);
        await page.ClickAsync("button[name=without]");
        await page.WaitForURLAsync("**/r/*");
        await page.EndedAsync();

        Assert.Equal([Server.Good.Name, "587", "STARTTLS"], await page.SettingsAsync());
    }

    [Fact]
    public async Task Without_JavaScript_the_wizard_and_the_result_are_complete()
    {
        await using var opened = await OpenAsync(new() { JavaScriptEnabled = false });
        var page = opened.Page;
        await page.CheckAsync(Server.Only465.Name, _account);
        await page.EndedAsync();

        Assert.Contains("465", await page.SettingsAsync());
        Assert.Equal(3, await page.Locator("section.tried article").CountAsync());
        Assert.Equal(3, await page.Locator("section.tried details.support pre").CountAsync() + await NotConnectedAsync(page));
    }

    [Fact]
    public async Task Going_back_loses_nothing_but_the_password()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.GoToSignInAsync(Server.Good.Name, _account);
        await page.FillAsync("#password", "typed before going back");
        await page.GoBackAsync();
        await page.WaitForSelectorAsync("#host");
        Assert.Equal(Server.Good.Name, await page.InputValueAsync("#host"));
        await page.GoBackAsync();
        await page.WaitForSelectorAsync("#address");
        Assert.Equal(_account.Address, await page.InputValueAsync("#address"));

        await page.ContinueAsync(2);
        await page.ContinueAsync(3);
        await page.WaitForSelectorAsync("#password");
        Assert.Equal(_account.Address, await page.InputValueAsync("#username"));
        var stored = await page.EvaluateAsync<string>("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)");
        Assert.DoesNotContain("typed before", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reloaded_step_keeps_its_answers()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.GoToSignInAsync(Server.Good.Name, _account);
        await page.ReloadAsync();

        await page.WaitForSelectorAsync("#password");
        await page.WaitForSelectorAsync("[data-live]");
        Assert.Equal(_account.Address, await page.InputValueAsync("#username"));
    }

    [Fact]
    public async Task A_step_that_was_never_reached_starts_at_the_first()
    {
        await using var opened = await OpenAsync();
        await opened.Page.GotoAsync("/?step=3");

        await opened.Page.WaitForSelectorAsync("#address");
    }

    [Fact]
    public async Task A_pasted_address_with_scheme_and_port_is_understood()
    {
        await using var opened = await OpenAsync();
        var page = opened.Page;
        await page.GoToSignInAsync($" smtps://{Server.Only465.Name}:465/ ", _account);
        await page.FillAsync("#password", _account.Password);
        await page.ClickAsync("form[action='/checks'] .btn:not(.quiet)");
        await page.WaitForURLAsync("**/r/*");
        await page.EndedAsync();

        Assert.Contains("465", await page.SettingsAsync());
    }

    [Fact]
    public async Task An_empty_password_keeps_all_else_that_was_typed()
    {
        await using var opened = await OpenAsync(new() { JavaScriptEnabled = false });
        opened.Provoked = "400";
        var page = opened.Page;
        await page.GoToSignInAsync(Server.Good.Name, _account);
        await page.FillAsync("#username", "another user");
        await page.EvalOnSelectorAsync("#password", "field => field.required = false");
        await page.ClickAsync("form[action='/checks'] .btn:not(.quiet)");

        await page.WaitForSelectorAsync("#password[aria-invalid=true]");
        Assert.Equal("another user", await page.InputValueAsync("#username"));
        Assert.Equal(Server.Good.Name, await page.GetAttributeAsync("form[action='/checks'] input[name=host]", "value"));
    }

    private static async Task<int> NotConnectedAsync(IPage page) => await page.Locator("section.tried article:has(.tag.bad)").CountAsync();

    private Task<WatchedPage> OpenAsync(BrowserNewContextOptions? options = null) => bed.Browser.OpenAsync(bed.App.Address, options);
}
