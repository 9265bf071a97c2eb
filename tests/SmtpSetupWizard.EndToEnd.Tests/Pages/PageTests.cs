using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SmtpSetupWizard.EndToEnd.Tests.Checks;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;
using SmtpSetupWizard.EndToEnd.Tests.Wizard;

namespace SmtpSetupWizard.EndToEnd.Tests.Pages;

/// <summary>Every page as it is looked at: light and dark, wide and narrow, in both languages. A picture of each is left in the folder <c>pictures</c> beside the tests.</summary>
public sealed partial class PageTests(TestBed bed)
{
    private readonly Account _account = bed.MailServer.NewAccount();

    public static TheoryData<string, ColorScheme, int> Looks { get; } = new()
    {
        { "en-GB", ColorScheme.Light, 1280 }, { "en-GB", ColorScheme.Dark, 360 }, { "it-IT", ColorScheme.Dark, 1280 }, { "it-IT", ColorScheme.Light, 320 },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_page_is_accessible_and_fits(string locale, ColorScheme scheme, int width)
    {
        await using var opened = await bed.Browser.OpenAsync(bed.App.Address, new() { Locale = locale, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        opened.Provoked = "404";
        var page = opened.Page;
        List<string> faults = [];
        async Task LookAsync(string name)
        {
            faults.AddRange((await opened.AccessibilityFaultsAsync()).Select(fault => $"{name}: {fault}"));
            var overhang = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overhang > 0) faults.Add($"{name}: {overhang} px wider than the window");
            await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"{name}-{locale[..2]}-{scheme}-{width}.png".ToLowerInvariant()), FullPage = true });
        }

        await page.GotoAsync("/");
        await page.LiveAsync();
        Assert.Equal(locale[..2], await page.GetAttributeAsync("html", "lang"));
        await LookAsync("1-address");
        await page.FillAsync("#address", _account.Address);
        await page.ContinueAsync(2);
        await page.WaitForSelectorAsync("#host");
        await LookAsync("2-server");
        await page.FillAsync("#host", bed.MailServer.Dropped587.Name);
        await page.ContinueAsync(3);
        await page.WaitForSelectorAsync("#password");
        await LookAsync("3-sign-in");

        await page.CheckAsync(bed.MailServer.Dropped587.Name, _account);
        await page.WaitForSelectorAsync("[data-status=running] .lane");
        await LookAsync("4-check");
        await page.EndedAsync();
        await LookAsync("5-ready-2525");
        await OpenAllAsync(page);
        await LookAsync("5-ready-2525-unfolded");

        foreach (var (name, host, password) in new[] { ("5-ready-587", bed.MailServer.Good, _account.Password), ("6-wrong-password", bed.MailServer.Good, "wrong"), ("6-expired", bed.MailServer.Expired, "x"), ("6-other-name", bed.MailServer.WrongName, "x") })
        {
            var report = await bed.App.CheckAsync(new { host = host.Name, username = _account.Address, password });
            var path = $"/r/{report.GetProperty("token").GetString()}";
            await page.GotoAsync(path);
            await OpenAllAsync(page);
            await LookAsync(name);
            if (name != "5-ready-587") continue;
            foreach (var app in new[] { "thunderbird", "wp-mail-smtp", "nextcloud", "flask-mail" })
            {
                await page.GotoAsync($"{path}?app={app}");
                await LookAsync($"5-settings-{app}");
            }
        }

        foreach (var path in await CaseAsync())
        {
            await page.GotoAsync(path.Path);
            await LookAsync(path.Name);
        }

        foreach (var path in new[] { "/guide", "/guide/apps", "/privacy", "/mine", "/nothing-here", "/r/nothing", "/deleted" })
        {
            await page.GotoAsync(path);
            await LookAsync($"7{NotAWord().Replace(path, "-")}");
        }

        Assert.Empty(faults);
    }

    /// <summary>A case with a run, and the links to ask for it: one to this server, one to a server that is not the provider's.</summary>
    private async Task<IReadOnlyList<(string Name, string Path)>> CaseAsync()
    {
        async Task<System.Text.Json.Nodes.JsonNode> MakeAsync(object body)
        {
            using var made = await bed.App.Http.PostAsJsonAsync("/api/v1/cases", body, TestContext.Current.CancellationToken);
            return System.Text.Json.Nodes.JsonNode.Parse(await made.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        }

        var own = await MakeAsync(new { host = bed.MailServer.Good.Name, address = $"ann@{bed.MailServer.Good.Name}", username = _account.Address, asker = "Help desk", note = "Please check.\nThank you!", language = "it" });
        var strange = await MakeAsync(new { host = "smtp.gmаil.com", address = "ann@gmail.com" });
        await using var customer = await bed.Browser.OpenAsync(bed.App.Address);
        await customer.Page.GotoAsync((string)own["requestUrl"]!);
        await customer.Page.FillAsync("#password", "wrong");
        await customer.Page.ClickAsync("form[data-request] .btn");
        await customer.Page.EndedAsync();
        return [("8-support", "/support"), ("8-request", (string)own["requestUrl"]!), ("8-request-strange", (string)strange["requestUrl"]!), ("8-case", (string)own["url"]!), ("8-case-new", (string)strange["url"]!)];
    }

    [Fact]
    public async Task The_first_load_is_light()
    {
        await using var opened = await bed.Browser.OpenAsync(bed.App.Address);
        var received = 0L;
        var measured = new List<Task>();
        opened.Page.RequestFinished += (_, request) => measured.Add(MeasureAsync(request));
        async Task MeasureAsync(IRequest request)
        {
            var sizes = await request.SizesAsync();
            Interlocked.Add(ref received, sizes.ResponseBodySize + sizes.ResponseHeadersSize);
        }

        await opened.Page.GotoAsync("/");
        await opened.Page.LiveAsync();
        await Task.WhenAll(measured);
        Assert.InRange(received, 10_000, 100 * 1024);
    }

    private static Task OpenAllAsync(IPage page) => page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");

    [GeneratedRegex("[^a-z]+", RegexOptions.None, 1000)]
    private static partial Regex NotAWord();
}
