using System.Net;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Wizard;

public sealed class CheckPageTests : IDisposable
{
    private const string Secret = "canary-Pa55";
    private readonly PracticeHosts _hosts = new();
    private readonly TestApp _app;
    private readonly Reader _reader;

    public CheckPageTests()
    {
        _app = new() { Resolver = _hosts };
        _reader = new(_app);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Without_scripts_the_steps_lead_to_a_report()
    {
        var (_, first) = await _reader.GetAsync("/");
        var (_, server) = await _reader.SubmitAsync(first.QuerySelector("form[data-answers]")!, Typed("address", "ann@practice.test"), "[value='2']");
        Assert.Equal("smtp.practice.test", server.QuerySelector("#host")!.GetAttribute("value"));

        var (_, signIn) = await _reader.SubmitAsync(server.QuerySelector("form[data-answers]")!, Typed("host", PracticeHosts.Good), "[value='3']");
        var (response, _) = await _reader.SubmitAsync(signIn.QuerySelector("form[data-answers]")!, Typed("password", Secret));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var report = await _reader.EndedAsync(response.Headers.Location!.OriginalString);
        Assert.NotNull(report.QuerySelector(".verdict.good"));
        Assert.DoesNotContain(Secret, report.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_an_old_token_comes_back_filled_in_but_for_the_password()
    {
        var (response, page) = await PostAsync(new() { ["__RequestVerificationToken"] = "old", ["password"] = Secret });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
        Assert.Equal("ann@practice.test", page.QuerySelector("#username")!.GetAttribute("value"));
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(_hosts.Log.Connections);
    }

    [Fact]
    public async Task A_missing_password_is_asked_for_at_its_field()
    {
        var (response, page) = await PostAsync(new() { ["password"] = "" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("true", page.QuerySelector("#password")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task What_is_wrong_with_the_server_leads_back_to_its_step()
    {
        var (response, page) = await PostAsync(new() { ["host"] = "ann@example.com", ["password"] = Secret });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("ann@example.com", page.QuerySelector("#host[aria-invalid=true]")!.GetAttribute("value"));
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_button_checks_without_a_sign_in_whatever_was_typed()
    {
        var (response, _) = await PostAsync(new() { ["password"] = Secret, ["without"] = "password" });

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        await _reader.EndedAsync(response.Headers.Location!.OriginalString);
        Assert.Equal(0, _hosts.Log.AuthCommands);
    }

    [Fact]
    public async Task A_limit_is_told_on_the_form_with_when_to_come_back()
    {
        _app.Settings["Checks:PerClientPerMinute"] = "1";
        await _reader.CheckAsync(PracticeHosts.Good);

        var (response, page) = await PostAsync(new() { ["password"] = Secret });

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(PracticeHosts.Good, page.QuerySelector("form[action='/checks'] [name=host]")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector(".note[role=alert]"));
    }

    [Fact]
    public async Task Nothing_to_check_leads_to_the_start()
    {
        var (response, _) = await _reader.GetAsync("/checks");

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    private async Task<(HttpResponseMessage Response, AngleSharp.Dom.IDocument Page)> PostAsync(Dictionary<string, string> typed)
    {
        var (_, step) = await _reader.GetAsync($"/?step=3&host={PracticeHosts.Good}&username=ann@practice.test");
        return await _reader.SubmitAsync(step.QuerySelector("form[action='/checks']")!, typed);
    }

    private static Dictionary<string, string> Typed(string field, string value) => new() { [field] = value };
}
