using System.Net;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Cases;

/// <summary>A request link gets nobody's password to a server that the person did not mean.</summary>
public sealed class CaseTrapTests : IDisposable
{
    private readonly TestApp _app = new() { Resolver = new PracticeHosts(), Settings = { ["Checks:LimitsEnabled"] = "false" } };
    private readonly Reader _customer;

    public CaseTrapTests() => _customer = new(_app);

    public void Dispose()
    {
        _customer.Dispose();
        _app.Dispose();
    }

    [Theory]
    [InlineData("smtp.evil.example", "ann@gmail.com")]
    [InlineData("smtp.evil.example", null)]
    [InlineData("smtp.gmail.com.evil.example", "ann@gmail.com")]
    [InlineData("203.0.113.9", "ann@gmail.com")]
    public async Task A_host_that_is_not_the_providers_gets_no_password_before_its_name_is_typed(string host, string? address)
    {
        var path = await RequestAsync(host, address);

        var (_, stop) = await _customer.GetAsync(path + "?confirm=" + host);
        Assert.Null(stop.QuerySelector("input[type=password]"));
        var form = stop.QuerySelector("form[data-confirm]")!;
        var (wrong, still) = await _customer.SubmitAsync(form, new Dictionary<string, string> { ["confirm"] = "smtp.gmail.com" }, "[name=confirmed]");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Null(still.QuerySelector("input[type=password]"));
        Assert.NotNull(still.QuerySelector("#confirm-error-0"));

        var (right, page) = await _customer.SubmitAsync(form, new Dictionary<string, string> { ["confirm"] = $" {host.ToUpperInvariant()} " }, "[name=confirmed]");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.NotNull(page.QuerySelector("#password"));
        var (posted, _) = await _customer.SubmitAsync(page.QuerySelector("form[data-request]")!, new Dictionary<string, string> { ["username"] = "ann@gmail.com", ["password"] = "x" });
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
    }

    [Fact]
    public async Task A_password_that_is_posted_past_the_stop_goes_nowhere()
    {
        var path = await RequestAsync("smtp.evil.example", "ann@gmail.com");
        var (_, stop) = await _customer.GetAsync(path);

        var (response, page) = await _customer.SubmitAsync(stop.QuerySelector("form[data-confirm]")!, new Dictionary<string, string> { ["confirm"] = "x", ["username"] = "ann@gmail.com", ["password"] = "secret" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector("form[data-confirm]"));
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp.gmail.com", "ann@gmail.com")]
    [InlineData("smtp.example.org", "ann@example.org")]
    [InlineData("mail.example.org", "ann@example.org")]
    [InlineData(PracticeHosts.Good, "ann@example.org")]
    public async Task The_providers_own_host_needs_no_confirming(string host, string address)
    {
        var (_, page) = await _customer.GetAsync(await RequestAsync(host, address));

        Assert.NotNull(page.QuerySelector("#password"));
        Assert.Null(page.QuerySelector(".note.bad"));
    }

    [Fact]
    public async Task A_name_in_several_alphabets_is_shown_in_both_forms_and_warned_of()
    {
        var (_, page) = await _customer.GetAsync(await RequestAsync("smtp.gmаil.com", "ann@gmail.com"));

        Assert.Equal("smtp.gmаil.com (smtp.xn--gmil-63d.com)", page.QuerySelector("h1 .host")!.TextContent);
        Assert.Null(page.QuerySelector("#password"));
        Assert.Contains("looks like smtp.gmail.com", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("several alphabets", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> RequestAsync(string host, string? address)
    {
        using var made = await _app.SendAsync(HttpMethod.Post, "/api/v1/cases", System.Net.Http.Json.JsonContent.Create(new { host, address }));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return new Uri((string)(await made.JsonAsync())["requestUrl"]!).AbsolutePath;
    }
}
