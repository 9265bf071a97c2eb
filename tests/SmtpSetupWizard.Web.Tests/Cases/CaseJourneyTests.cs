using System.Net;
using AngleSharp.Dom;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Cases;

/// <summary>An agent asks, a customer checks, the agent answers: without scripts, each in a browser and a language of their own.</summary>
public sealed class CaseJourneyTests : IDisposable
{
    private readonly TestApp _app = new() { Resolver = new PracticeHosts(), Settings = { ["Checks:LimitsEnabled"] = "false" } };
    private readonly Reader _agent, _customer;

    public CaseJourneyTests() => (_agent, _customer) = (new(_app), new(_app, "en"));

    public void Dispose()
    {
        _agent.Dispose();
        _customer.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task The_customer_types_the_password_alone_and_the_agent_reads_the_cause_and_a_reply_in_the_customers_language()
    {
        var (casePath, requestPath) = await MakeAsync();

        var (_, page) = await _customer.GetAsync(requestPath);
        Assert.Equal("it", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(PracticeHosts.Refusing, page.QuerySelector("h1 .host")!.TextContent);
        Assert.Equal("ann@practice.test", page.QuerySelector("#username")!.GetAttribute("value"));
        Assert.Contains("Help desk", page.Body!.TextContent, StringComparison.Ordinal);

        var report = await RunAsync(page);
        await _customer.EndedAsync(report);
        var (_, agents) = await _agent.GetAsync(casePath);
        Assert.Equal("en", agents.DocumentElement.GetAttribute("lang"));
        Assert.Contains("password", agents.QuerySelector("#newest")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var reply = agents.QuerySelector("#reply")!.TextContent;
        Assert.Equal("it", agents.QuerySelector("#reply")!.GetAttribute("lang"));
        Assert.Contains("Che cosa fare:", reply, StringComparison.Ordinal);
        Assert.Contains(requestPath, reply, StringComparison.Ordinal);
        Assert.Contains(PathOf(report), reply, StringComparison.Ordinal);
        Assert.StartsWith("mailto:ann@practice.test?subject=", agents.QuerySelector("a[href^='mailto:ann']")!.GetAttribute("href"), StringComparison.Ordinal);
        // The agent filled the name in; the report shows it to nobody but its owner.
        Assert.DoesNotContain("ann@practice.test", agents.QuerySelector(".run")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_further_run_comes_first_and_says_what_changed()
    {
        var (casePath, requestPath) = await MakeAsync();
        var first = await RunAsync((await _customer.GetAsync(requestPath)).Page);
        await _customer.EndedAsync(first);
        var (_, ended) = await _customer.GetAsync(first);

        // Trying again leads back to the agent's link, for the owner alone.
        Assert.NotNull(ended.QuerySelector($"a[href='{requestPath}']"));
        Assert.DoesNotContain(requestPath, await _agent.TextAsync(first), StringComparison.Ordinal);
        var second = await RunAsync((await _customer.GetAsync(requestPath)).Page);
        await _customer.EndedAsync(second);
        // What ended while its page was drawn says so at once, and the rest when it is asked for again.
        var (_, again) = await _customer.GetAsync(second);

        Assert.Contains("La password è ancora rifiutata.", again.QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
        var (_, agents) = await _agent.GetAsync(casePath);
        Assert.Contains("The password is still refused.", agents.QuerySelector(".run")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(PathOf(second), agents.QuerySelector(".run a")!.GetAttribute("href"));
        Assert.Equal(PathOf(first), agents.QuerySelector("[aria-labelledby=runs] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Two_runs_at_the_same_moment_are_both_there()
    {
        var (casePath, requestPath) = await MakeAsync();
        using var elsewhere = new Reader(_app);
        var pages = await Task.WhenAll(_customer.GetAsync(requestPath), elsewhere.GetAsync(requestPath));

        var reports = await Task.WhenAll(RunAsync(pages[0].Page), RunAsync(pages[1].Page, elsewhere));

        foreach (var report in reports) await _customer.EndedAsync(report);
        var text = await _agent.TextAsync(casePath);
        Assert.All(reports, report => Assert.Contains(PathOf(report), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_user_name_than_the_agents_is_told_without_telling_it()
    {
        var (casePath, requestPath) = await MakeAsync();

        await _customer.EndedAsync(await RunAsync((await _customer.GetAsync(requestPath)).Page, userName: "bob"));

        var (_, agents) = await _agent.GetAsync(casePath);
        Assert.Contains("another user name than you filled in: b…", agents.QuerySelector(".run")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_case_takes_nothing_more_and_a_deleted_one_takes_its_reports_along()
    {
        var (casePath, requestPath) = await MakeAsync();
        var (_, open) = await _customer.GetAsync(requestPath);
        var report = await RunAsync(open);
        await _customer.EndedAsync(report);

        await _agent.SubmitAsync((await _agent.GetAsync(casePath)).Page.QuerySelector("form[action$='/close']")!, new Dictionary<string, string>());
        Assert.Equal(HttpStatusCode.NotFound, (await _customer.GetAsync(requestPath)).Response.StatusCode);
        Assert.Null((await _customer.GetAsync(report)).Page.QuerySelector($"a[href='{requestPath}']"));
        var (closed, page) = await _agent.GetAsync(casePath);
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
        Assert.NotNull(page.QuerySelector("[data-case=closed] #reply"));

        // What the customer had filled in is not lost.
        var (answer, kept) = await _customer.SubmitAsync(open.QuerySelector("form[data-request]")!, new Dictionary<string, string> { ["password"] = "secret" });
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal(PracticeHosts.Refusing, kept.QuerySelector("#host")!.GetAttribute("value"));
        Assert.Equal("ann@practice.test", kept.QuerySelector("input[name=username]")!.GetAttribute("value"));
        Assert.DoesNotContain("secret", kept.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var delete = page.QuerySelector("form[action$='/delete']")!;
        var (gone, _) = await _agent.SubmitAsync(delete, new Dictionary<string, string>());
        var (twice, _) = await _agent.SubmitAsync(delete, new Dictionary<string, string>());
        Assert.Equal("/deleted", gone.Headers.Location!.OriginalString);
        Assert.Equal(casePath, twice.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await _agent.GetAsync(casePath)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _customer.GetAsync(report)).Response.StatusCode);
    }

    [Fact]
    public async Task No_link_fills_in_a_password_and_a_note_stays_text()
    {
        var (_, requestPath) = await MakeAsync(note: "<b>Bold</b>\u202e https://evil.example\r\nsecond\u0007 line");

        var (_, page) = await _customer.GetAsync(requestPath + "?password=secret&username=mallory&confirm=x");

        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
        Assert.Equal("ann@practice.test", page.QuerySelector("#username")!.GetAttribute("value"));
        Assert.Equal("<b>Bold</b> https://evil.example\nsecond line", page.QuerySelector(".lines")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".lines *"));
        Assert.Empty(page.QuerySelectorAll("a[href*=evil]"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var (_, form) = await _agent.GetAsync("/support");
        var (response, page) = await _agent.SubmitAsync(
            form.QuerySelector("form[data-case-form]")!, new Dictionary<string, string> { ["host"] = "smtp example", ["asker"] = new('x', 81), ["note"] = new('n', 100 * 1024), ["address"] = "nobody" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        foreach (var field in new[] { "host", "asker", "note", "address" }) Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.Equal("smtp example", page.QuerySelector("#host")!.GetAttribute("value"));
    }

    private static string PathOf(string address) => address.Split('?')[0];

    private async Task<(string Case, string Request)> MakeAsync(string note = "Please check.")
    {
        var (_, form) = await _agent.GetAsync("/support");
        var (response, _) = await _agent.SubmitAsync(form.QuerySelector("form[data-case-form]")!, new Dictionary<string, string>
        {
            ["address"] = "ann@practice.test",
            ["host"] = PracticeHosts.Refusing,
            ["asker"] = "Help desk",
            ["note"] = note,
            ["language"] = "it",
            ["prove"] = "signin",
        });
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var path = response.Headers.Location!.OriginalString;
        var (_, page) = await _agent.GetAsync(path);
        return (path, new Uri(page.QuerySelector("[aria-labelledby=customer] samp")!.TextContent).AbsolutePath);
    }

    /// <summary>Types the password and goes to the report.</summary>
    private async Task<string> RunAsync(IDocument page, Reader? reader = null, string? userName = null)
    {
        var typed = new Dictionary<string, string> { ["password"] = "wrong" };
        if (userName is not null) typed["username"] = userName;
        var (response, _) = await (reader ?? _customer).SubmitAsync(page.QuerySelector("form[data-request]")!, typed);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }
}
