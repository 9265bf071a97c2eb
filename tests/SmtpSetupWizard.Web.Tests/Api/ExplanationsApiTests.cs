using System.Net;
using System.Net.Http.Json;
using System.Text;
using SmtpSetupWizard.Diagnostics.Pasted;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

public sealed class ExplanationsApiTests : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("en", "This text")]
    [InlineData("it", "Questo testo")]
    public async Task A_text_that_says_nothing_known_has_no_finding_and_says_which_part_to_copy(string language, string title)
    {
        using var response = await ExplainAsync(new { text = "The message could not be sent.", language });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var answer = await response.JsonAsync();
        Assert.Equal(["finding", "actor", "title", "explanation", "steps"], answer.AsObject().Select(pair => pair.Key));
        Assert.Null(answer["finding"]);
        Assert.Null(answer["actor"]);
        Assert.StartsWith(title, (string)answer["title"]!, StringComparison.Ordinal);
        Assert.NotEmpty((string)answer["explanation"]!);
        Assert.Contains(answer["steps"]!.AsArray(), step => ((string)step!).Contains("535", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6", "auth.invalid_credentials", "user")]
    [InlineData("curl: (28) Failed to connect to smtp.example.com port 587 after 10001 ms: Timeout was reached", "connect.timeout", "network")]
    [InlineData("SSL certificate problem: certificate has expired", "tls.certificate_expired", "admin")]
    public async Task A_known_text_gives_its_finding_and_what_to_do(string text, string finding, string actor)
    {
        using var response = await ExplainAsync(new { text, host = "smtp.example.com", language = "it" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.JsonAsync();
        Assert.Equal((finding, actor), ((string?)answer["finding"], (string?)answer["actor"]));
        Assert.NotEmpty(answer["steps"]!.AsArray());
    }

    [Theory]
    [InlineData("{}", "text")]
    [InlineData("""{"text":""}""", "text")]
    [InlineData("""{"text":" \n\t"}""", "text")]
    [InlineData("""{"text":null}""", "text")]
    [InlineData("""{"text":["535"]}""", "text")]
    [InlineData("""{"text":"535","host":7}""", "host")]
    [InlineData("""{"text":"535","host":"no host"}""", "host")]
    [InlineData("""{"text":"535","language":"tlh"}""", "language")]
    [InlineData("\"535\"", "body")]
    [InlineData("{", "body")]
    [InlineData("null", "body")]
    public async Task What_is_wrong_is_told_by_its_field(string json, string field)
    {
        using var response = await PostAsync(json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal([field], await response.WrongFieldsAsync());
    }

    [Fact]
    public async Task The_longest_text_is_read_even_when_JSON_writes_it_in_six_letters_each()
    {
        var longest = string.Concat(Enumerable.Repeat("\\u0001", PastedText.MaxBytes));
        using var fits = await PostAsync($$"""{"text":"x{{longest[6..]}}"}""");
        using var over = await PostAsync($$"""{"text":"x{{longest}}"}""");

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.StatusCode);
        Assert.Equal(["text"], await over.WrongFieldsAsync());
    }

    [Fact]
    public async Task The_limit_counts_bytes_and_not_letters()
    {
        using var response = await ExplainAsync(new { text = new string('é', (PastedText.MaxBytes / 2) + 1) });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        using var response = await _app.SendAsync(HttpMethod.Post, "/api/v1/explanations", new StringContent("535", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Who_posts_without_end_has_to_wait()
    {
        var text = new string('x', PastedText.MaxBytes);
        HttpStatusCode status;
        var posts = 0;
        do
        {
            using var response = await ExplainAsync(new { text });
            status = response.StatusCode;
            if (status == HttpStatusCode.TooManyRequests) Assert.NotNull(response.Headers.RetryAfter);
        }
        while (status == HttpStatusCode.OK && ++posts < 1000);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(posts, 20, 60);
    }

    private Task<HttpResponseMessage> ExplainAsync(object body) => _app.SendAsync(HttpMethod.Post, "/api/v1/explanations", JsonContent.Create(body));

    private Task<HttpResponseMessage> PostAsync(string json) => _app.SendAsync(HttpMethod.Post, "/api/v1/explanations", new StringContent(json, Encoding.UTF8, "application/json"));
}
