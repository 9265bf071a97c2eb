using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

/// <summary>Speaks to the API as a program would.</summary>
public static class ApiClient
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Posts a check of the host and waits for its end.</summary>
    public static Task<HttpResponseMessage> CheckAsync(this TestApp app, object body, int? wait = 30, string client = "203.0.113.5") =>
        app.SendAsync(HttpMethod.Post, "/api/v1/checks", JsonContent.Create(body), request =>
        {
            request.Headers.Add(TestApp.ClientHeader, client);
            if (wait is not null) request.Headers.Add("Prefer", $"wait={wait}");
        });

    public static Task<HttpResponseMessage> PostAsync(this TestApp app, string json) =>
        app.SendAsync(HttpMethod.Post, "/api/v1/checks", new StringContent(json, null, "application/json"));

    public static Task<HttpResponseMessage> GetAsync(this TestApp app, string path, string? accept = null, string? key = null) => app.SendAsync(HttpMethod.Get, path, null, request =>
    {
        if (accept is not null) request.Headers.Add("Accept", accept);
        if (key is not null) request.Headers.Add("X-Owner-Key", key);
    });

    public static Task<HttpResponseMessage> PatchAsync(this TestApp app, string token, string? key, string json) =>
        app.SendAsync(HttpMethod.Patch, $"/api/v1/checks/{token}", new StringContent(json, null, "application/json"), request =>
        {
            if (key is not null) request.Headers.Add("X-Owner-Key", key);
        });

    public static Task<HttpResponseMessage> DeleteAsync(this TestApp app, string token, string? key) => app.SendAsync(HttpMethod.Delete, $"/api/v1/checks/{token}", null, request =>
    {
        if (key is not null) request.Headers.Add("X-Owner-Key", key);
    });

    public static async Task<HttpResponseMessage> SendAsync(
        this TestApp app, HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? change = null)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = app.ClientOptions.BaseAddress });
        using var request = new HttpRequestMessage(method, path) { Content = content };
        change?.Invoke(request);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel)) ?? throw new JsonException();

    /// <summary>The fields that a problem document complains of.</summary>
    public static async Task<IReadOnlyList<string>> WrongFieldsAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return [.. (await response.JsonAsync())["errors"]!.AsObject().Select(pair => pair.Key)];
    }

    public static string OwnerKey(this HttpResponseMessage response) => response.Headers.GetValues("X-Owner-Key").Single();
}
