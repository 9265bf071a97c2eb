using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

public sealed class CheckEventsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-25T10:00:00Z", null));
    private readonly TestApp _app;

    public CheckEventsTests() => _app = new() { Resolver = new PracticeHosts(_time), Time = _time, Settings = { ["Checks:LimitsEnabled"] = "false", ["Checks:CommandTimeout"] = "00:05:00", ["Checks:TotalTimeout"] = "00:10:00" } };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Steps_come_in_order_and_end_with_the_report()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Good, username = "ann@practice.test", password = "practice" });
        var token = (await posted.JsonAsync())["token"];

        var events = await ReadAllAsync($"/api/v1/checks/{token}/events");

        Assert.Contains(events, item => item.EventType == "stage");
        Assert.Contains(events, item => item.EventType == "attempt");
        Assert.Single(events, item => item.EventType == "verdict");
        Assert.Equal("completed", events[^1].EventType);
        Assert.Equal("completed", (string?)events[^1].Data["status"]);
    }

    [Fact]
    public async Task Who_follows_a_running_check_hears_each_step_and_a_ping_in_the_silence()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
        var token = (string)(await posted.JsonAsync())["token"]!;
        using var response = await _app.GetAsync($"/api/v1/checks/{token}/events");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using var events = Parse(await response.Content.ReadAsStreamAsync(ApiClient.Cancel)).GetAsyncEnumerator(ApiClient.Cancel);

        await ReadUntilAsync(events, item => item.EventType == "stage" && (string?)item.Data["stage"] == "greeting");
        var ping = ReadUntilAsync(events, item => item.EventType == "ping");
        while (!ping.IsCompleted)
        {
            // Not past the time in which the silent server's stage would end.
            if (_time.GetUtcNow() < _time.Start.AddMinutes(4)) _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await ping;
        using var cancelled = await _app.DeleteAsync(token, posted.OwnerKey());
        await ReadUntilAsync(events, item => item.EventType == "completed");
    }

    private static async Task ReadUntilAsync(IAsyncEnumerator<SseItem<JsonNode>> events, Func<SseItem<JsonNode>, bool> wanted)
    {
        while (await events.MoveNextAsync())
        {
            if (wanted(events.Current)) return;
        }

        Assert.Fail("The event did not come.");
    }

    private async Task<List<SseItem<JsonNode>>> ReadAllAsync(string path)
    {
        using var response = await _app.GetAsync(path);
        List<SseItem<JsonNode>> all = [];
        await foreach (var item in Parse(await response.Content.ReadAsStreamAsync(ApiClient.Cancel))) all.Add(item);
        return all;
    }

    private static IAsyncEnumerable<SseItem<JsonNode>> Parse(Stream stream) =>
        SseParser.Create(stream, (_, data) => JsonNode.Parse(data)!).EnumerateAsync(ApiClient.Cancel);
}
