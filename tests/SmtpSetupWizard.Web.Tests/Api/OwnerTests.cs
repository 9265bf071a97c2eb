using System.Net;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

public sealed class OwnerTests : IDisposable
{
    private readonly TestApp _app = new() { Resolver = new PracticeHosts(), Settings = { ["Checks:LimitsEnabled"] = "false" } };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_owner_deletes_a_finished_report()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Good });
        var token = (string)(await posted.JsonAsync())["token"]!;

        using var deleted = await _app.DeleteAsync(token, posted.OwnerKey());
        using var after = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Nobody_else_does(string? key)
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Good });
        var token = (string)(await posted.JsonAsync())["token"]!;

        using var deleted = await _app.DeleteAsync(token, key);
        using var after = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal(HttpStatusCode.Forbidden, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task The_owners_delete_cancels_a_running_check_and_leaves_its_report()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
        var token = (string)(await posted.JsonAsync())["token"]!;

        using var cancelled = await _app.DeleteAsync(token, posted.OwnerKey());
        using var after = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        Assert.Equal("cancelled", (string?)(await after.JsonAsync())["status"]);
    }

    [Fact]
    public async Task A_check_that_waits_in_line_is_cancelled_at_once()
    {
        _app.Settings["Checks:MaxConcurrent"] = "1";
        using var running = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
        var waiting = _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
        using var posted = await waiting;
        var token = (string)(await posted.JsonAsync())["token"]!;

        using var cancelled = await _app.DeleteAsync(token, posted.OwnerKey());
        using var after = await _app.GetAsync($"/api/v1/checks/{token}");

        Assert.Equal("cancelled", (string?)(await after.JsonAsync())["status"]);
    }
}
