using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Checking;

namespace SmtpSetupWizard.Web.Tests.Hosting;

public sealed partial class SecretsInLogsTests : IDisposable
{
    private const string Canary = "c4n4ry pässword/+&\"<>";

    private readonly TestApp _app = new()
    {
        Resolver = new PracticeHosts(),
        Settings =
        {
            ["Serilog:MinimumLevel:Default"] = "Verbose",
            ["Serilog:MinimumLevel:Override:Microsoft"] = "Verbose",
            ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore"] = "Verbose",
        },
    };

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(PracticeHosts.Good)]
    [InlineData(PracticeHosts.Refusing)]
    public async Task A_password_is_in_no_log_no_report_and_no_row_and_a_token_in_no_log(string host)
    {
        using var posted = await _app.CheckAsync(new { host, username = "ann@practice.test", password = Canary, sender = "ann@practice.test" });
        var body = await posted.Content.ReadAsStringAsync(ApiClient.Cancel);
        var token = (string)System.Text.Json.Nodes.JsonNode.Parse(body)!["token"]!;
        foreach (var path in (string[])[$"/r/{token}", $"/r/{token}?format=json", $"/r/{token}?format=md", $"/api/v1/checks/{token}", $"/api/v1/checks/{token}/events"])
        {
            using var read = await _app.GetAsync(path);
            body += await read.Content.ReadAsStringAsync(ApiClient.Cancel);
        }

        // A page may repeat the address that it was asked by; a log may not.
        using var astray = await _app.GetAsync($"/r/{token}/x?password={Uri.EscapeDataString(Canary)}");
        Assert.Contains(_app.Logs.Lines, line => line.Contains("Request starting", StringComparison.Ordinal));
        Assert.Contains(_app.Logs.Lines, line => line.Contains("ended", StringComparison.Ordinal) && line.Contains(host, StringComparison.Ordinal));
        var stored = Encoding.Latin1.GetString(await DatabaseBytesAsync());
        foreach (var form in Forms())
        {
            Assert.DoesNotContain(form, _app.Logs.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(form, body, StringComparison.Ordinal);
            Assert.DoesNotContain(form, stored, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(token, _app.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(posted.OwnerKey(), _app.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ann@practice.test", string.Join('\n', _app.Logs.Lines.Where(line => line.Contains("SmtpSetupWizard.Web.Checking", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.DoesNotContain(token, stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PracticeHosts.Refusing, HttpStatusCode.SeeOther)]
    [InlineData("no host", HttpStatusCode.BadRequest)]
    public async Task A_password_in_the_form_is_in_no_log_no_page_and_no_row(string host, HttpStatusCode status)
    {
        using var browser = _app.CreateClient(new() { AllowAutoRedirect = false });
        var page = await browser.GetStringAsync("/?step=3&host=smtp.example.com", ApiClient.Cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "check",
            ["__RequestVerificationToken"] = AntiforgeryToken().Match(page).Groups[1].Value,
            ["host"] = host,
            ["username"] = "ann@practice.test",
            ["password"] = Canary,
        });

        using var posted = await browser.PostAsync("/checks", form, ApiClient.Cancel);
        var body = await posted.Content.ReadAsStringAsync(ApiClient.Cancel);
        if (posted.Headers.Location is { } report) body += await browser.GetStringAsync(report, ApiClient.Cancel);

        Assert.Equal(status, posted.StatusCode);
        Assert.DoesNotContain("c4n4ry", _app.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", body, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", Encoding.Latin1.GetString(await DatabaseBytesAsync()), StringComparison.Ordinal);
        if (posted.Headers.Location is { } link) Assert.DoesNotContain(link.ToString()["/r/".Length..], _app.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_and_another_language_keep_the_answers_and_no_password()
    {
        using var browser = _app.CreateClient(new() { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "check",
            ["host"] = "smtp.example.com",
            ["username"] = "ann@example.com",
            ["password"] = Canary,
            ["back"] = "2",
        });

        using var posted = await browser.PostAsync("/checks", form, ApiClient.Cancel);
        var body = WebUtility.HtmlDecode(await posted.Content.ReadAsStringAsync(ApiClient.Cancel));

        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Contains("name=\"username\" value=\"ann@example.com\"", body, StringComparison.Ordinal);
        Assert.Contains("value=\"/?step=3&host=smtp.example.com&username=ann@example.com", body, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", body, StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", _app.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("no host", HttpStatusCode.BadRequest)]
    public async Task A_secret_in_a_pasted_text_is_in_no_log_no_page_and_no_row(string host, HttpStatusCode status)
    {
        var text = $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0ann@practice.test\0{Canary}"))}\r\nsmtp://ann:{Uri.EscapeDataString(Canary)}@mail.example:587 {Canary}\r\n535 5.7.8 refused";
        using var browser = _app.CreateClient(new() { AllowAutoRedirect = false });
        var page = await browser.GetStringAsync("/explain", ApiClient.Cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "explain",
            ["__RequestVerificationToken"] = AntiforgeryToken().Match(page).Groups[1].Value,
            ["text"] = text,
            ["host"] = host,
        });

        using var posted = await browser.PostAsync("/explain", form, ApiClient.Cancel);
        using var asked = await _app.SendAsync(HttpMethod.Post, "/api/v1/explanations", System.Net.Http.Json.JsonContent.Create(new { text, host }));
        var body = await posted.Content.ReadAsStringAsync(ApiClient.Cancel) + await asked.Content.ReadAsStringAsync(ApiClient.Cancel);

        Assert.Equal((status, status), (posted.StatusCode, asked.StatusCode));
        var stored = Encoding.Latin1.GetString(await DatabaseBytesAsync());
        foreach (var secret in Forms())
        {
            Assert.DoesNotContain(secret, _app.Logs.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_bad_body_is_not_repeated_by_anybody()
    {
        using var response = await _app.PostAsync($$"""{"host":"a.example","username":"ann","password":["{{"c4n4ry"}}"]}""");

        Assert.DoesNotContain("c4n4ry", await response.Content.ReadAsStringAsync(ApiClient.Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain("c4n4ry", _app.Logs.Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();

    private static IEnumerable<string> Forms()
    {
        var bytes = Encoding.UTF8.GetBytes(Canary);
        yield return "c4n4ry";
        yield return Canary;
        yield return Uri.EscapeDataString(Canary);
        yield return Convert.ToBase64String(bytes).TrimEnd('=')[..^1];
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0ann@practice.test\0{Canary}"));
    }

    private async Task<byte[]> DatabaseBytesAsync()
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_app.Database)!, "reports.db*"))
        {
            try
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                await stream.CopyToAsync(all, ApiClient.Cancel);
            }
            catch (FileNotFoundException)
            {
                // SQLite takes its side files away, their content written to the database, when the last connection closes.
            }
        }

        return all.ToArray();
    }
}
