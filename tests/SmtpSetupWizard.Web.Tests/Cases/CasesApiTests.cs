using System.Net;
using System.Net.Http.Json;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Cases;

public sealed class CasesApiTests : IDisposable
{
    private const string Key = "0123456789abcdef-agents";

    private readonly TestApp _app = new() { Resolver = new PracticeHosts(), Settings = { ["Checks:LimitsEnabled"] = "false" } };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_case_tells_what_was_asked_and_each_run_with_a_reply()
    {
        using var made = await MakeAsync(new { host = PracticeHosts.Refusing, address = "ann@practice.test", asker = "Help desk", language = "it", lifetime = "1d" });
        var document = await made.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(made.Headers.Location!.OriginalString, $"/api/v1/cases/{document["token"]}");
        Assert.EndsWith($"/case/{document["token"]}", (string)document["url"]!, StringComparison.Ordinal);
        Assert.Equal("open", (string?)document["status"]);
        Assert.Equal(PracticeHosts.Refusing, (string?)document["asked"]!["host"]);
        Assert.Equal(3, document["asked"]!["endpoints"]!.AsArray().Count);
        Assert.Empty(document["runs"]!.AsArray());
        await RunAsync((string)document["requestUrl"]!);

        using var read = await _app.GetAsync($"/api/v1/cases/{document["token"]}?language=en");
        var run = (await read.JsonAsync())["runs"]!.AsArray().Single()!;
        Assert.Equal("completed", (string?)run["status"]);
        Assert.Equal("auth.invalid_credentials", (string?)run["finding"]);
        Assert.Equal("it", (string?)(await read.JsonAsync())["reply"]!["language"]);
    }

    [Fact]
    public async Task Who_follows_a_case_hears_of_each_run_and_of_the_end()
    {
        using var made = await MakeAsync(new { host = PracticeHosts.Refusing, address = "ann@practice.test" });
        var document = await made.JsonAsync();
        await RunAsync((string)document["requestUrl"]!);

        using var events = await _app.GetAsync($"/api/v1/cases/{document["token"]}", accept: "text/event-stream");
        using var lines = new StreamReader(await events.Content.ReadAsStreamAsync(ApiClient.Cancel));
        Assert.Equal("text/event-stream", events.Content.Headers.ContentType!.MediaType);
        Assert.Equal("event: run", await lines.ReadLineAsync(ApiClient.Cancel));
        Assert.Contains("auth.invalid_credentials", await lines.ReadLineAsync(ApiClient.Cancel), StringComparison.Ordinal);
        using var deleted = await _app.SendAsync(HttpMethod.Delete, $"/api/v1/cases/{document["token"]}");
        using var twice = await _app.SendAsync(HttpMethod.Delete, $"/api/v1/cases/{document["token"]}");
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], new[] { deleted.StatusCode, twice.StatusCode });
        Assert.Contains("event: deleted", await lines.ReadToEndAsync(ApiClient.Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "host")]
    [InlineData("""{ "host": "smtp.example.com", "prove": "everything" }""", "prove")]
    [InlineData("""{ "host": "smtp.example.com", "lifetime": "1y" }""", "lifetime")]
    [InlineData("""{ "host": "smtp.example.com", "language": "xx" }""", "language")]
    [InlineData("""{ "host": "smtp.example.com", "endpoints": [ { "port": 0, "tls": "none" } ] }""", "endpoints[0].port")]
    [InlineData("""{ "host": "smtp.example.com", "username": "a\u0000" }""", "username")]
    [InlineData("""{ "host": "smtp.example.com", "note": 7 }""", "note")]
    public async Task What_is_wrong_is_named_by_its_field(string body, string field)
    {
        using var response = await _app.SendAsync(HttpMethod.Post, "/api/v1/cases", new StringContent(body, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(field, await response.WrongFieldsAsync());
    }

    [Fact]
    public async Task Unknown_deleted_and_malformed_links_give_the_same_answer()
    {
        using var made = await MakeAsync(new { host = PracticeHosts.Good });
        var document = await made.JsonAsync();
        using var deleted = await _app.SendAsync(HttpMethod.Delete, $"/api/v1/cases/{document["token"]}");
        var request = new Uri((string)document["requestUrl"]!).AbsolutePath[3..];

        foreach (var (form, gone) in new[] { ("/case/{0}", (string)document["token"]!), ("/s/{0}", request), ("/api/v1/cases/{0}", (string)document["token"]!) })
        {
            var answers = new List<string>();
            foreach (var token in new[] { gone, "AAAAAAAAAAAAAAAAAAAAAA", "x" })
            {
                using var response = await _app.GetAsync(string.Format(null, form, token));
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
                var text = await response.Content.ReadAsStringAsync(ApiClient.Cancel);
                answers.Add(System.Text.RegularExpressions.Regex.Replace(text.Replace(string.Format(null, form, token), "", StringComparison.Ordinal), "nonce=\"[^\"]*\"|<!--Blazor[^>]*-->|value=\"CfDJ[^\"]*\"|\"traceId\":\"[^\"]*\"", "", default, TimeSpan.FromSeconds(1)));
            }

            Assert.Single(answers.Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task With_an_agent_key_only_agents_make_cases_and_find_them_again()
    {
        _app.Settings["Support:AgentKey"] = Key;
        using var refused = await MakeAsync(new { host = PracticeHosts.Refusing });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var made = await MakeAsync(new { host = PracticeHosts.Refusing, address = "ann@practice.test" }, Key);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var document = await made.JsonAsync();
        await RunAsync((string)document["requestUrl"]!);

        using var agent = new Reader(_app);
        var (_, door) = await agent.GetAsync("/support");
        Assert.Null(door.QuerySelector("form[data-case-form]"));
        var (wrong, _) = await agent.SubmitAsync(door.QuerySelector("form[data-key]")!, new Dictionary<string, string> { ["key"] = "0123456789abcdef-others" });
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        var (right, _) = await agent.SubmitAsync(door.QuerySelector("form[data-key]")!, new Dictionary<string, string> { ["key"] = Key });
        Assert.Equal("/support", right.Headers.Location!.OriginalString);

        foreach (var (query, found) in new[] { ("", true), ("?state=open&days=1d&finding=auth.invalid_credentials&host=" + PracticeHosts.Refusing, true), ("?state=closed", false), ("?finding=connect.timeout", false), ("?host=smtp.example.com", false) })
        {
            var (_, page) = await agent.GetAsync("/support" + query);
            Assert.Equal(found, page.QuerySelector($"#list a[href='/case/{document["token"]}']") is not null);
        }
    }

    [Fact]
    public async Task An_installation_for_its_own_servers_checks_no_others_and_needs_no_confirming()
    {
        _app.Settings["Support:AllowedHosts"] = "smtp.own.example, *.practice.test";
        using var other = await MakeAsync(new { host = "smtp.evil.example" });
        using var check = await _app.CheckAsync(new { host = "smtp.evil.example" });
        Assert.Equal(["host"], await other.WrongFieldsAsync());
        Assert.Equal(["host"], await check.WrongFieldsAsync());

        using var own = await MakeAsync(new { host = "smtp.own.example", address = "ann@gmail.com" });
        using var customer = new Reader(_app);
        var (_, page) = await customer.GetAsync(new Uri((string)(await own.JsonAsync())["requestUrl"]!).AbsolutePath);
        Assert.NotNull(page.QuerySelector("#password"));
    }

    private Task<HttpResponseMessage> MakeAsync(object body, string? key = null) => _app.SendAsync(HttpMethod.Post, "/api/v1/cases", JsonContent.Create(body), request =>
    {
        if (key is not null) request.Headers.Add("X-Agent-Key", key);
    });

    /// <summary>The customer's part, to its end.</summary>
    private async Task RunAsync(string requestUrl)
    {
        using var customer = new Reader(_app);
        var (_, page) = await customer.GetAsync(new Uri(requestUrl).AbsolutePath);
        var (response, _) = await customer.SubmitAsync(page.QuerySelector("form[data-request]")!, new Dictionary<string, string> { ["password"] = "wrong" });
        await customer.EndedAsync(response.Headers.Location!.OriginalString);
    }
}
