using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

public sealed class SharingApiTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-25T10:00:00Z", null));
    private readonly TestApp _app;

    public SharingApiTests() => _app = new() { Resolver = new PracticeHosts(), Time = _time };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_owner_shows_the_addresses_and_shortens_the_lifetime()
    {
        var (token, key) = await ReportAsync();

        using var response = await _app.PatchAsync(token, key, """{ "showAddresses": true, "expiresAt": "2026-11-25T12:00:00Z" }""");
        using var strangers = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (var report in new[] { await response.JsonAsync(), await strangers.JsonAsync() })
        {
            Assert.Equal("2026-11-25T12:00:00.000Z", (string?)report["expiresAt"]);
            Assert.True((bool)report["showAddresses"]!);
            Assert.Equal("ann@practice.test", (string?)report["verdict"]!["settings"]!["username"]);
        }
    }

    [Fact]
    public async Task What_is_not_named_stays_as_it_is()
    {
        var (token, key) = await ReportAsync();
        using var first = await _app.PatchAsync(token, key, """{ "expiresAt": "2026-11-25T12:00:00+01:00" }""");
        using var second = await _app.PatchAsync(token, key, """{ "showAddresses": true, "expiresAt": null }""");

        var report = await second.JsonAsync();
        Assert.Equal(("2026-11-25T11:00:00.000Z", true), ((string?)report["expiresAt"], (bool)report["showAddresses"]!));
    }

    [Fact]
    public async Task A_time_without_an_offset_is_UTC()
    {
        var (token, key) = await ReportAsync();

        using var response = await _app.PatchAsync(token, key, """{ "expiresAt": "2026-11-26T00:00:00" }""");

        Assert.Equal("2026-11-26T00:00:00.000Z", (string?)(await response.JsonAsync())["expiresAt"]);
    }

    [Theory]
    [InlineData("""{ "expiresAt": "2026-11-25T10:00:00Z" }""", "expiresAt")]
    [InlineData("""{ "expiresAt": "1970-01-01T00:00:00Z", "showAddresses": true }""", "expiresAt")]
    [InlineData("""{ "expiresAt": "2026-12-25T10:00:01Z" }""", "expiresAt")]
    [InlineData("""{ "expiresAt": "tomorrow" }""", "expiresAt")]
    [InlineData("""{ "expiresAt": 17 }""", "expiresAt")]
    [InlineData("""{ "showAddresses": "yes" }""", "showAddresses")]
    [InlineData("""{ "showAddresses": 1 }""", "showAddresses")]
    [InlineData("""{ "showAddresses": true, "showAddresses": false }""", "showAddresses")]
    [InlineData("{}", "body")]
    [InlineData("""{ "expires": 1 }""", "body")]
    [InlineData("[]", "body")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    public async Task A_wrong_value_is_named_and_changes_nothing(string json, string field)
    {
        var (token, key) = await ReportAsync();

        using var response = await _app.PatchAsync(token, key, json);
        using var after = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([field], await response.WrongFieldsAsync());
        var report = await after.JsonAsync();
        Assert.Equal(("2026-12-25T10:00:00.000Z", false), ((string?)report["expiresAt"], (bool)report["showAddresses"]!));
    }

    [Fact]
    public async Task Another_type_of_body_and_one_that_is_too_large_are_refused()
    {
        var (token, key) = await ReportAsync();
        using var large = await _app.PatchAsync(token, key, $$"""{ "showAddresses": true, "x": "{{new string('x', 2_000_000)}}" }""");
        using var form = await _app.SendAsync(HttpMethod.Patch, $"/api/v1/checks/{token}", new StringContent("showAddresses=true"), request => request.Headers.Add("X-Owner-Key", key));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType), (large.StatusCode, form.StatusCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Nobody_else_changes_anything(string? key)
    {
        var (token, _) = await ReportAsync();

        using var response = await _app.PatchAsync(token, key, """{ "showAddresses": true }""");
        using var wrong = await _app.PatchAsync(token, key, "nonsense");
        using var unknown = await _app.PatchAsync("AAAAAAAAAAAAAAAAAAAAAA", key, """{ "showAddresses": true }""");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (response.StatusCode, wrong.StatusCode, unknown.StatusCode));
    }

    [Fact]
    public async Task What_is_set_while_the_check_runs_holds_at_once_and_afterwards()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Silent, username = "ann@practice.test", password = "x" }, wait: null);
        var (token, key) = ((string)(await posted.JsonAsync())["token"]!, posted.OwnerKey());

        using var response = await _app.PatchAsync(token, key, """{ "showAddresses": true, "expiresAt": "2026-11-25T11:00:00Z" }""");
        using var live = await _app.GetAsync($"/api/v1/checks/{token}");
        using var cancelled = await _app.DeleteAsync(token, key);
        using var ended = await _app.GetAsync($"/api/v1/checks/{token}");
        _time.Advance(TimeSpan.FromHours(1));
        using var over = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal(("running", true), ((string?)(await live.JsonAsync())["status"], (bool)(await live.JsonAsync())["showAddresses"]!));
        Assert.Equal(("cancelled", "2026-11-25T11:00:00.000Z"), ((string?)(await ended.JsonAsync())["status"], (string?)(await ended.JsonAsync())["expiresAt"]));
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
    }

    private async Task<(string Token, string Key)> ReportAsync()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Good, username = "ann@practice.test", password = "x" });
        JsonNode report = await posted.JsonAsync();
        Assert.Equal("completed", (string?)report["status"]);
        return ((string)report["token"]!, posted.OwnerKey());
    }
}
