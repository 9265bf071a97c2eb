using System.Net;
using System.Net.Http.Headers;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Results;

public sealed class CachingTests(UnlimitedApp shared) : IClassFixture<UnlimitedApp>
{
    private readonly TestApp _app = shared.App;

    public static TheoryData<string> Forms { get; } = ["/r/{0}", "/r/{0}?language=it", "/r/{0}?format=json", "/r/{0}?format=md", "/r/{0}?format=txt", "/api/v1/checks/{0}"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_finished_report_that_the_reader_has_is_not_sent_again(string form)
    {
        var (token, key) = await ReportAsync();
        var path = string.Format(null, form, token);

        using var first = await GetAsync(path);
        using var again = await GetAsync(path, first.Headers.ETag);
        using var listed = await GetAsync(path, new("\"other\""), first.Headers.ETag);
        using var other = await GetAsync(path, new EntityTagHeaderValue("\"other\""));
        using var changed = await _app.PatchAsync(token, key, """{ "showAddresses": true }""");
        using var afterwards = await GetAsync(path, first.Headers.ETag);

        Assert.Equal("private, no-cache".Split(", ").Order(), first.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.Contains("Accept", first.Headers.Vary);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.OK], new[] { first, again, listed, other, afterwards }.Select(response => response.StatusCode));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("", await again.Content.ReadAsStringAsync(ApiClient.Cancel));
        // The kept page has the nonce of the policy that it was kept with.
        Assert.False(again.Headers.Contains("Content-Security-Policy"));
        Assert.True(first.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task Each_form_and_language_and_reader_has_a_tag_of_its_own()
    {
        var (token, key) = await ReportAsync();
        var tags = new List<string>();
        foreach (var form in Forms.Where(form => !form.Data.StartsWith("/api", StringComparison.Ordinal)))
        {
            using var response = await GetAsync(string.Format(null, form.Data, token));
            tags.Add(response.Headers.ETag!.ToString());
        }

        using var owners = await _app.GetAsync($"/api/v1/checks/{token}", key: key);
        tags.Add(owners.Headers.ETag!.ToString());

        Assert.Equal(tags.Count, tags.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_still_changes_is_not_kept()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null);
        var token = (string)(await posted.JsonAsync())["token"]!;

        foreach (var path in new[] { $"/r/{token}", $"/api/v1/checks/{token}", "/r/AAAAAAAAAAAAAAAAAAAAAA" })
        {
            using var response = await GetAsync(path);
            Assert.Null(response.Headers.ETag);
            Assert.True(response.Headers.CacheControl!.NoStore);
        }

        using var cancelled = await _app.DeleteAsync(token, posted.OwnerKey());
    }

    private async Task<(string Token, string Key)> ReportAsync()
    {
        using var posted = await _app.CheckAsync(new { host = PracticeHosts.Refusing, username = "ann@practice.test", password = "x" });
        return ((string)(await posted.JsonAsync())["token"]!, posted.OwnerKey());
    }

    private Task<HttpResponseMessage> GetAsync(string path, params EntityTagHeaderValue?[] known) => _app.SendAsync(HttpMethod.Get, path, null, request =>
    {
        foreach (var tag in known) request.Headers.IfNoneMatch.Add(tag!);
    });
}
