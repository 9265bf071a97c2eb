using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Layout;

/// <summary>A browser without scripts: cookies, pages and their forms.</summary>
public sealed class Reader(TestApp app, string language = "en") : IDisposable
{
    // The app starts with the first request: until then a test can change its settings.
    private readonly Lazy<HttpClient> _client = new(() => app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<(HttpResponseMessage Response, IDocument Page)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Fills in fields of the form and sends it by one of its buttons.</summary>
    public async Task<(HttpResponseMessage Response, IDocument Page)> SubmitAsync(IElement form, IReadOnlyDictionary<string, string> typed, string? button = null)
    {
        var fields = form.QuerySelectorAll("input, select, textarea")
            .Where(field => field.GetAttribute("name") is not null && (field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked")))
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
            .Where(field => !typed.ContainsKey(field.Key))
            .Concat(typed)
            .ToList();
        if (button is not null)
        {
            var pressed = form.QuerySelector(button)!;
            fields.Add(KeyValuePair.Create(pressed.GetAttribute("name")!, pressed.GetAttribute("value") ?? ""));
        }

        var action = form.GetAttribute("action")!;
        var post = form.GetAttribute("method") == "post";
        var content = new FormUrlEncodedContent(fields);
        using var request = post
            ? new HttpRequestMessage(HttpMethod.Post, action) { Content = content }
            : new HttpRequestMessage(HttpMethod.Get, action + "?" + await content.ReadAsStringAsync(Cancel));
        return await SendAsync(request);
    }

    /// <summary>Goes from the sign-in step to the address of the report.</summary>
    public async Task<string> CheckAsync(string host, string password = "secret", string more = "")
    {
        var (_, step) = await GetAsync($"/?step=3&host={host}&username=ann@practice.test{more}");
        var (response, _) = await SubmitAsync(step.QuerySelector("form[action='/checks']")!, new Dictionary<string, string> { ["password"] = password });
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>What the address answers, as it comes.</summary>
    public Task<string> TextAsync(string path) => _client.Value.GetStringAsync(path, Cancel);

    /// <summary>The page of a report once its check has ended.</summary>
    public async Task<IDocument> EndedAsync(string path)
    {
        while (true)
        {
            var (_, page) = await GetAsync(path);
            // A check that ends while its page is drawn has ended in the body alone; the head still asks to come again.
            if (page.QuerySelector("[data-status=queued], [data-status=running], meta[http-equiv=refresh]") is null) return page;
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
    }

    private async Task<(HttpResponseMessage, IDocument)> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Accept-Language", language);
        var response = await _client.Value.SendAsync(request, Cancel);
        return (response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel)));
    }
}
