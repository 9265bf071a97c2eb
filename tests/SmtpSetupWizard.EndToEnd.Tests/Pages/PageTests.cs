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

        foreach (var path in new[] { "/guide", "/guide/apps", "/privacy", "/nothing-here", "/r/nothing", "/deleted" })
        {
            await page.GotoAsync(path);
            await LookAsync($"7{NotAWord().Replace(path, "-")}");
        }

        Assert.Empty(faults);
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
