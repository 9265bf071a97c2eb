using System.Net;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Checking;

public sealed class LimitsOverHttpTests : IDisposable
{
    private readonly PracticeHosts _hosts = new();
    private readonly TestApp _app;

    public LimitsOverHttpTests() => _app = new() { Resolver = _hosts, Settings = { ["Practice:Enabled"] = "false" } };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_eleventh_check_in_a_minute_is_429_and_says_when_to_come_back()
    {
        for (var i = 0; i < 10; i++) (await _app.CheckAsync(new { host = "resolve-not-found.practice.test" })).Dispose();

        using var response = await _app.CheckAsync(new { host = "resolve-not-found.practice.test" });
        using var other = await _app.CheckAsync(new { host = "resolve-not-found.practice.test" }, client: "203.0.113.6");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Bad_input_is_not_counted()
    {
        for (var i = 0; i < 11; i++) (await _app.CheckAsync(new { host = "" })).Dispose();

        using var response = await _app.CheckAsync(new { host = "resolve-not-found.practice.test" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_sixth_guess_at_a_password_is_429_and_nothing_is_sent_or_stored()
    {
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, await GuessAsync(i));
        var connections = _hosts.Log.Connections.Count;
        Assert.Equal(5, _hosts.Log.AuthCommands);

        Assert.Equal(HttpStatusCode.TooManyRequests, await GuessAsync(6));

        Assert.Equal(connections, _hosts.Log.Connections.Count);
        Assert.Equal(5, await StoredReports.CountAsync(_app));
    }

    [Fact]
    public async Task A_target_at_its_limit_is_429_before_a_connection_is_opened()
    {
        _app.Settings["Checks:PerTargetPerMinute"] = "1";
        (await _app.CheckAsync(new { host = PracticeHosts.Good })).Dispose();
        var connections = _hosts.Log.Connections.Count;

        using var response = await _app.CheckAsync(new { host = PracticeHosts.Good });

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(connections, _hosts.Log.Connections.Count);
    }

    [Fact]
    public async Task A_check_that_meets_the_targets_limit_after_it_was_accepted_ends_interrupted()
    {
        _app.Settings["Checks:PerTargetPerMinute"] = "1";
        _app.Settings["Checks:MaxConcurrent"] = "1";
        using var first = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
        using var second = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        var firstToken = (string)(await first.JsonAsync())["token"]!;
        var secondToken = (string)(await second.JsonAsync())["token"]!;

        using var cancelled = await _app.DeleteAsync(firstToken, first.OwnerKey());
        using var events = await _app.GetAsync($"/api/v1/checks/{secondToken}/events");

        Assert.Contains("\"status\":\"interrupted\"", await events.Content.ReadAsStringAsync(ApiClient.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_is_429_and_says_when_to_come_back()
    {
        _app.Settings["Checks:LimitsEnabled"] = "false";
        _app.Settings["Checks:MaxConcurrent"] = "1";
        _app.Settings["Checks:MaxQueued"] = "1";
        for (var i = 0; i < 2; i++) (await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null)).Dispose();
        var statuses = new List<HttpStatusCode>();

        // One runs, one may be on its way out of the queue, one waits in it.
        for (var i = 0; i < 3; i++)
        {
            using var response = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) Assert.Equal(10, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task Practice_hosts_do_not_lock_each_other_out()
    {
        _app.Settings["Practice:Enabled"] = "true";
        _app.Settings["Checks:PerTargetPerMinute"] = "1";

        for (var i = 0; i < 6; i++) Assert.Equal(HttpStatusCode.OK, await GuessAsync(i));
    }

    private async Task<HttpStatusCode> GuessAsync(int guess)
    {
        using var response = await _app.CheckAsync(
            new { host = PracticeHosts.Refusing, username = "ann@practice.test", password = $"guess {guess}" }, client: $"203.0.113.{guess + 10}");
        return response.StatusCode;
    }
}
