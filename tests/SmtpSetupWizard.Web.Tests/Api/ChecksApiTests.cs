using System.Net;
using System.Text;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

public sealed class ChecksApiTests(UnlimitedApp shared) : IClassFixture<UnlimitedApp>
{
    private static readonly object Good = new { host = PracticeHosts.Good, username = "ann@practice.test", password = "practice" };

    private readonly TestApp _app = shared.App;

    [Fact]
    public async Task A_check_that_is_waited_for_answers_200_with_the_finished_report()
    {
        using var response = await _app.CheckAsync(Good);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("wait=30", response.Headers.GetValues("Preference-Applied").Single());
        var report = await response.JsonAsync();
        Assert.Equal("completed", (string?)report["status"]);
        Assert.Equal("ready", (string?)report["verdict"]!["outcome"]);
        Assert.Equal("ready.authenticated", (string?)report["verdict"]!["finding"]);
        Assert.Equal("starttls", (string?)report["verdict"]!["settings"]!["tls"]);
        Assert.Equal("ann@practice.test", (string?)report["verdict"]!["settings"]!["username"]);
        Assert.Equal(3, report["attempts"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_check_that_is_not_waited_for_answers_202_with_its_place()
    {
        using var response = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var report = await response.JsonAsync();
        Assert.Equal($"/api/v1/checks/{report["token"]}", response.Headers.Location?.ToString());
        Assert.Equal($"http://localhost/r/{report["token"]}", (string?)report["url"]);
        Assert.Matches("^(queued|running)$", (string?)report["status"]);
        Assert.Null(report["verdict"]);
        Assert.Equal(22, ((string?)report["token"])!.Length);
    }

    [Fact]
    public async Task A_check_that_takes_longer_than_the_wait_answers_202()
    {
        using var response = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: 1);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("running", (string?)(await response.JsonAsync())["status"]);
    }

    [Fact]
    public async Task The_report_has_every_member_of_its_description()
    {
        using var response = await _app.CheckAsync(Good);
        var report = (await response.JsonAsync()).AsObject();

        Assert.Equal(
            ["token", "url", "status", "host", "createdAt", "expiresAt", "showAddresses", "durationMs", "resolution", "verdict", "attempts", "checker", "changes"],
            report.Select(pair => pair.Key));
        Assert.Equal(
            ["outcome", "finding", "also", "settings", "decidedAfterMs", "actor", "title", "explanation", "steps", "forward", "proved", "notTested", "ruledOut"],
            report["verdict"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(
            ["port", "tls", "address", "outcome", "finding", "warnings", "stages", "evidence", "capabilities", "security", "transcript", "title", "explanation", "steps"],
            report["attempts"]![0]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(
            ["stage", "outcome", "startedMs", "durationMs", "finding", "reply"],
            report["attempts"]![0]!["stages"]![0]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(["atMs", "from", "line"], report["attempts"]![0]!["transcript"]![0]!.AsObject().Select(pair => pair.Key));
        Assert.EndsWith("Z", (string?)report["createdAt"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_has_the_keys_of_what_was_seen_only()
    {
        using var response = await _app.CheckAsync(new { host = PracticeHosts.Refusing, username = "ann@practice.test", password = "wrong" });

        var evidence = (await response.JsonAsync())["attempts"]![0]!["evidence"]!.AsObject();
        Assert.Equal(535, (int?)evidence["replyCode"]);
        Assert.DoesNotContain(evidence, pair => pair.Value is null);
    }

    [Fact]
    public async Task A_report_can_be_read_again_in_another_language()
    {
        using var posted = await _app.CheckAsync(Good);
        var report = await posted.JsonAsync();

        using var again = await _app.GetAsync($"/api/v1/checks/{report["token"]}?language=it");

        var italian = await again.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.NotEqual((string?)report["verdict"]!["proved"]![0], (string?)italian["verdict"]!["proved"]![0]);
        Assert.Equal((string?)report["verdict"]!["finding"], (string?)italian["verdict"]!["finding"]);
    }

    [Theory]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    [InlineData("""{"host":5}""", "host")]
    [InlineData("""{"host":"a.example","host":"b.example"}""", "host")]
    [InlineData("""{"host":"a.example","password":7,"username":"ann"}""", "password")]
    [InlineData("""{"host":"a.example","endpoints":[{"port":"587","tls":"starttls"}]}""", "endpoints[0].port")]
    [InlineData("""{"host":"a.example","endpoints":[{"port":1e30,"tls":"starttls"}]}""", "endpoints[0].port")]
    [InlineData("""{"host":"a.example","endpoints":[{"port":587,"tls":"ssl"}]}""", "endpoints[0].tls")]
    [InlineData("""{"host":"a.example","endpoints":[{"port":587,"tls":3}]}""", "endpoints[0].tls")]
    [InlineData("""{"host":"a.example","endpoints":[{"port":0,"tls":"starttls"}]}""", "endpoints[0].port")]
    [InlineData("""{"host":"a.example","endpoints":[{"port":70000,"tls":"starttls"}]}""", "endpoints[0].port")]
    [InlineData("""{"host":"a.example","endpoints":[{"port":80,"tls":"starttls"}]}""", "endpoints[0].port")]
    [InlineData("""{"host":"a.example","endpoints":[null]}""", "endpoints[0].port", "endpoints[0].tls")]
    [InlineData("""{"host":"a.example","endpoints":"587"}""", "endpoints")]
    [InlineData("""{"host":"a.example","language":"xx"}""", "language")]
    [InlineData("""{"host":"a.example","sendTestMessage":"yes"}""", "sendTestMessage")]
    [InlineData("""{"host":"a.example","username":"\ud800","password":"x"}""", "username")]
    [InlineData("{}", "host")]
    public async Task A_bad_body_is_a_problem_document_that_names_the_field(string json, params string[] fields)
    {
        using var response = await _app.PostAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(fields.Order(), (await response.WrongFieldsAsync()).Order());
    }

    [Fact]
    public async Task Ten_thousand_endpoints_are_one_error()
    {
        var endpoints = string.Join(',', Enumerable.Repeat("""{"port":587,"tls":"starttls"}""", 10_000));

        using var response = await _app.PostAsync($$"""{"host":"a.example","endpoints":[{{endpoints}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["endpoints"], await response.WrongFieldsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_10_MB_is_413(bool saysItsLength)
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"host":"{{new string('a', 10_000_000)}}"}""");
        using HttpContent content = saysItsLength ? new ByteArrayContent(bytes) : new StreamContent(new OneWayStream(bytes));
        content.Headers.ContentType = new("application/json");

        using var response = await _app.SendAsync(HttpMethod.Post, "/api/v1/checks", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(["body"], await response.WrongFieldsAsync());
    }

    [Fact]
    public async Task A_form_of_10_MB_is_answered_with_a_page()
    {
        using var content = new ByteArrayContent(new byte[10_000_000]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        using var response = await _app.SendAsync(HttpMethod.Post, "/checks", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("<h1", await response.Content.ReadAsStringAsync(ApiClient.Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_415(string? type)
    {
        using var content = new ByteArrayContent("""{"host":"a.example"}"""u8.ToArray());
        if (type is not null) content.Headers.ContentType = new(type);

        using var response = await _app.SendAsync(HttpMethod.Post, "/api/v1/checks", content);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/checks/AAAAAAAAAAAAAAAAAAAAAA", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/checks/x", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/checks/AAAAAAAAAAAAAAAAAAAAAA/events", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/checks/AAAAAAAAAAAAAAAAAAAAAA", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/v1/checks", HttpStatusCode.MethodNotAllowed)]
    public async Task What_is_not_there_is_a_problem_document(string method, string path, HttpStatusCode status)
    {
        using var response = await _app.SendAsync(new(method), path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task No_other_origin_may_read_the_API()
    {
        using var response = await _app.SendAsync(HttpMethod.Get, "/api/v1/checks/AAAAAAAAAAAAAAAAAAAAAA", null, request => request.Headers.Add("Origin", "https://evil.example"));

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_document_describes_the_API()
    {
        using var response = await _app.GetAsync("/openapi/v1.json");

        var document = await response.JsonAsync();
        Assert.NotNull(document["paths"]!["/api/v1/checks"]!["post"]);
        Assert.NotNull(document["paths"]!["/api/v1/checks/{token}"]!["delete"]);
        var schemas = document["components"]!["schemas"]!;
        Assert.Equal(["host"], schemas["CheckRequest"]!["required"]!.AsArray().Select(name => (string?)name));
        Assert.Equal("password", (string?)schemas["Secret"]!["format"]);
    }
}
