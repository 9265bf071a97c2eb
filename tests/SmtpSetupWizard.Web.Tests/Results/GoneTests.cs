using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Results;

/// <summary>Whoever tries links learns nothing of what was behind them.</summary>
public sealed partial class GoneTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-11-25T10:00:00Z", null));
    private readonly TestApp _app;

    public GoneTests() => _app = new() { Resolver = new PracticeHosts(), Time = _time, Settings = { ["Checks:LimitsEnabled"] = "false", ["Reports:Lifetime"] = "00:05:00" } };

    public static TheoryData<string, string> Forms { get; } = new()
    {
        { "GET", "/r/{0}" }, { "GET", "/r/{0}?language=it" }, { "GET", "/r/{0}?format=json" }, { "GET", "/r/{0}?format=md" }, { "GET", "/r/{0}?format=txt" },
        { "GET", "/api/v1/checks/{0}" }, { "GET", "/api/v1/checks/{0}/events" }, { "DELETE", "/api/v1/checks/{0}" }, { "PATCH", "/api/v1/checks/{0}" }, { "POST", "/r/{0}/sharing" }, { "GET", "/?from={0}" },
    };

    public void Dispose() => _app.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Unknown_expired_ended_deleted_and_malformed_links_give_the_same_answer(string method, string form)
    {
        var expired = await ReportAsync();
        var (ended, key) = await ReportAsync();
        var deleted = await ReportAsync();
        using var patched = await _app.PatchAsync(ended, key, """{ "expiresAt": "2026-11-25T10:01:00Z" }""");
        _time.Advance(TimeSpan.FromMinutes(1));
        using var gone = await _app.DeleteAsync(deleted.Token, deleted.Key);
        var answers = new List<string> { await AnswerAsync(method, form, ended), await AnswerAsync(method, form, deleted.Token) };
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        foreach (var token in new[] { expired.Token, deleted.Token, "AAAAAAAAAAAAAAAAAAAAAA", "x" }) answers.Add(await AnswerAsync(method, form, token));

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    /// <summary>Status, headers and body without what belongs to the request: its path, its nonce, its trace, the time.</summary>
    private async Task<string> AnswerAsync(string method, string form, string token)
    {
        using var response = await _app.SendAsync(new(method), string.Format(null, form, token), method is "PATCH" or "POST" ? new StringContent("{}", null, "application/json") : null);
        if (!form.StartsWith("/?", StringComparison.Ordinal) && method != "POST") Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Content-Length" or "Date")).OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        var answer = $"{(int)response.StatusCode}\n{headers}\n{await response.Content.ReadAsStringAsync(ApiClient.Cancel)}";
        return Own().Replace(answer.Replace(token.Length > 1 ? token : $"/{token}", token.Length > 1 ? "" : "/", StringComparison.Ordinal).Replace($"from={token}", "from=", StringComparison.Ordinal), "");
    }

    private async Task<(string Token, string Key)> ReportAsync()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Good, username = "ann@practice.test", password = "x" });
        return ((string)(await posted.JsonAsync())["token"]!, posted.OwnerKey());
    }

    [GeneratedRegex("nonce(?:=\"|-)[^\"' ]*|<!--Blazor[^>]*-->|value=\"CfDJ[^\"]*\"|Antiforgery[^;]*|\"traceId\":\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Own();
}
