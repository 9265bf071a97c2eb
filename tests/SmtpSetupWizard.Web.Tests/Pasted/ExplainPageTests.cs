using System.Net;
using AngleSharp.Dom;
using SmtpSetupWizard.Diagnostics.Pasted;
using SmtpSetupWizard.Web.Tests.Hosting;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Pasted;

public sealed class ExplainPageTests : IDisposable
{
    private const string Secret = "c4n4ry-Pa55";
    private readonly TestApp _app = new();
    private readonly Reader _reader;

    public ExplainPageTests() => _reader = new(_app);

    public void Dispose()
    {
        _reader.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task The_form_is_posted_and_the_page_is_not_kept_by_anybody()
    {
        var (response, page) = await _reader.GetAsync("/explain");

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("post", page.QuerySelector("form:has(textarea)")!.GetAttribute("method"));
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.DoesNotContain("\"type\":\"server\"", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_says_nothing_known_leads_to_the_part_to_copy()
    {
        var (response, page) = await ExplainAsync($"The message could not be sent. {Secret}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("noindex", response.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("article li"));
        Assert.Null(page.QuerySelector(".actor"));
        Assert.NotNull(page.QuerySelector("article a[href='/']"));
        Assert.NotNull(page.QuerySelector("form:has(textarea)"));
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_by_hand_that_went_through_is_no_fault()
    {
        var (_, page) = await ExplainAsync("""
            *   Trying 203.0.113.7:587...
            * Connected to smtp.example.com (203.0.113.7) port 587
            < 220 smtp.example.com ESMTP
            > EHLO desk
            < 250 STARTTLS
            > STARTTLS
            < 220 2.0.0 Ready to start TLS
            * SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384
            > EHLO desk
            < 250 AUTH PLAIN
            > NOOP
            < 250 2.0.0 Ok
            """);

        Assert.StartsWith("Nothing is wrong here.", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("article a[href='/?step=2&host=smtp.example.com']"));
    }

    [Fact]
    public async Task A_known_text_is_answered_with_its_explanation_and_a_way_to_test_the_server()
    {
        var (response, page) = await ExplainAsync($"AUTH PLAIN {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("\0ann\0" + Secret))}\r\n535 5.7.8 Error: authentication failed", "smtp.example.com");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(page.QuerySelector("[data-finding='auth.invalid_credentials'] a[href='/guide/auth.invalid_credentials']"));
        Assert.NotNull(page.QuerySelector("article a[href='/?step=2&host=smtp.example.com']"));
        Assert.Equal("", page.QuerySelector("#text")!.TextContent);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("\0ann\0" + Secret)), page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "smtp.example.com", "#text", HttpStatusCode.BadRequest)]
    [InlineData(" \r\n ", "", "#text", HttpStatusCode.BadRequest)]
    [InlineData("535 " + Secret, "ann@example.com", "#host", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_stands_at_its_field_and_the_text_is_not_repeated(string text, string host, string field, HttpStatusCode status)
    {
        var (response, page) = await ExplainAsync(text, host);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("true", page.QuerySelector(field)!.GetAttribute("aria-invalid"));
        Assert.Equal(host, page.QuerySelector("#host")!.GetAttribute("value"));
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_so_whatever_it_becomes_on_its_way()
    {
        var (response, page) = await ExplainAsync(new string('\n', PastedText.MaxBytes + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.NotNull(page.QuerySelector("#text-error-0"));
    }

    [Fact]
    public async Task The_longest_text_fits()
    {
        var (response, _) = await ExplainAsync("x" + new string('\n', PastedText.MaxBytes - 1));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_form_with_an_old_token_is_not_read()
    {
        var (response, page) = await ExplainAsync("535 " + Secret, token: "old");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(page.QuerySelector(".note[role=alert]"));
        Assert.DoesNotContain(Secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    private async Task<(HttpResponseMessage Response, IDocument Page)> ExplainAsync(string text, string host = "", string? token = null)
    {
        var (_, page) = await _reader.GetAsync("/explain");
        var typed = new Dictionary<string, string> { ["text"] = text, ["host"] = host };
        if (token is not null) typed["__RequestVerificationToken"] = token;
        return await _reader.SubmitAsync(page.QuerySelector("form:has(textarea)")!, typed);
    }
}
