using Microsoft.Playwright;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.Wizard;

/// <summary>What a sender does in the wizard. Fields are found by their names, so it works in every language.</summary>
public static class WizardActions
{
    /// <summary>From the start to the sign-in step, with everything filled in but the password.</summary>
    public static async Task GoToSignInAsync(this IPage page, string host, Account account)
    {
        await page.GotoAsync("/");
        await page.LiveAsync();
        await page.FillAsync("#address", account.Address);
        await page.ContinueAsync(2);
        await page.FillAsync("#host", host);
        await page.ContinueAsync(3);
        await page.WaitForSelectorAsync("#password");
    }

    /// <summary>The whole wizard: comes back on the report's page, where the check runs.</summary>
    public static async Task CheckAsync(this IPage page, string host, Account account, string? password = null, string prove = "signin")
    {
        await page.GoToSignInAsync(host, account);
        await page.FillAsync("#password", password ?? account.Password);
        await page.CheckAsync($"input[type=radio][name=prove][value={prove}]");
        await page.ClickAsync("form[action='/checks'] .btn:not(.quiet)");
        await page.WaitForURLAsync("**/r/*");
    }

    /// <summary>Waits until the check has ended and the page is the finished report.</summary>
    public static async Task<IPage> EndedAsync(this IPage page)
    {
        // The live page announces what changes; the finished one, which takes its place, does not.
        await page.WaitForSelectorAsync("main:not(:has(> p[role=status])) [data-status=completed]", new() { Timeout = 60_000 });
        return page;
    }

    /// <summary>Waits until the wizard has its circuit, which swaps the form under a person's hands; without scripts there is none.</summary>
    public static async Task LiveAsync(this IPage page)
    {
        if (await page.EvaluateAsync<bool>("matchMedia('(scripting: enabled)').matches")) await page.WaitForSelectorAsync("[data-live]");
    }

    public static Task ContinueAsync(this IPage page, int step) => page.ClickAsync($"form[data-answers] button[name=step][value='{step}']");

    /// <summary>What the card of settings says, row by row.</summary>
    public static async Task<IReadOnlyList<string>> SettingsAsync(this IPage page) => await page.Locator("section[aria-labelledby=settings] dd > span").AllInnerTextsAsync();

    public static Task<string> VerdictAsync(this IPage page) => page.InnerTextAsync("#verdict");
}
