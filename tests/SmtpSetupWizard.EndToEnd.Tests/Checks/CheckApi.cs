using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SmtpSetupWizard.EndToEnd.Tests.Apps;

namespace SmtpSetupWizard.EndToEnd.Tests.Checks;

/// <summary>Runs checks over the API, as a script would.</summary>
public static class CheckApi
{
    /// <summary>Posts a check, waits for its end, and returns the finished report.</summary>
    public static async Task<JsonElement> CheckAsync(this RunningApp app, object check)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/checks") { Content = JsonContent.Create(check) };
        request.Headers.Add("Prefer", "wait=60");
        using var response = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode} {body}");
        return JsonElement.Parse(body);
    }

    public static string? Finding(this JsonElement report) => report.GetProperty("verdict").GetProperty("finding").GetString();

    public static string? Outcome(this JsonElement report) => report.GetProperty("verdict").GetProperty("outcome").GetString();

    /// <summary>The recommended port; null when nothing is recommended.</summary>
    public static int? RecommendedPort(this JsonElement report) =>
        report.GetProperty("verdict").TryGetProperty("settings", out var settings) && settings.ValueKind == JsonValueKind.Object ? settings.GetProperty("port").GetInt32() : null;

    /// <summary>Port → finding of each attempt.</summary>
    public static Dictionary<int, string?> Findings(this JsonElement report) =>
        report.GetProperty("attempts").EnumerateArray().ToDictionary(attempt => attempt.GetProperty("port").GetInt32(), attempt => attempt.GetProperty("finding").GetString());
}
