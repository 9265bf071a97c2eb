using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SmtpSetupWizard.EndToEnd.Tests.Apps;
using SmtpSetupWizard.EndToEnd.Tests.Checks;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;
using SmtpSetupWizard.EndToEnd.Tests.Wizard;

namespace SmtpSetupWizard.EndToEnd.Tests.Secrets;

/// <summary>The password is in no log, file, page or answer, whatever the server does with it.</summary>
public sealed class CanaryTests(TestBed bed, TalkativeApp talkative) : IClassFixture<TalkativeApp>
{
    private readonly Canary _canary = talkative.Canary;
    private readonly RunningApp _app = talkative.App;
    private readonly Account _account = bed.MailServer.NewAccount();

    public static TheoryData<string> Echoes { get; } = [.. Echo.All.Select(echo => echo.Name)];

    private MailServer Server => bed.MailServer;

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_server_that_says_the_password_back_gives_nothing_away(string name)
    {
        await using var echo = new EchoServer(Server.Echo.Address, Server.EchoPem, Echo.All.Single(echo => echo.Name == name));
        var report = await _app.CheckAsync(new
        {
            host = Server.Echo.Name,
            username = "ann@example.test",
            password = _canary.Password,
            sender = "ann@example.test",
            endpoints = new[] { new { port = echo.Port, tls = "starttls" } },
        });

        Assert.Equal(1, echo.Told);
        await AssertNowhereAsync(report.GetProperty("token").GetString()!);
    }

    [Fact]
    public async Task A_password_that_the_wizard_takes_travels_in_the_form_alone()
    {
        await using var opened = await bed.Browser.OpenAsync(_app.Address);
        var page = opened.Page;
        var frames = new List<byte>();
        page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => frames.AddRange(frame.Binary ?? Encoding.UTF8.GetBytes(frame.Text ?? ""));
        await page.CheckAsync(Server.Good.Name, _account, _canary.Password);
        await page.EndedAsync();

        Assert.Single(Server.RefusedSignIns(_account.Address));
        Assert.NotEmpty(frames);
        Assert.Contains("Debug ", _app.Logs.Text, StringComparison.Ordinal);
        _canary.AssertAbsent("the circuit", [.. frames]);
        _canary.AssertAbsent("the page", await page.ContentAsync());
        _canary.AssertAbsent("the browser's storage", await page.EvaluateAsync<string>("JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie, location.href])"));
        await AssertNowhereAsync(new Uri(page.Url).Segments[^1]);
    }

    [Fact]
    public async Task An_error_of_the_form_does_not_show_the_password_again()
    {
        await using var opened = await bed.Browser.OpenAsync(_app.Address);
        opened.Provoked = "400";
        var page = opened.Page;
        await page.GoToSignInAsync(Server.Good.Name, _account);
        await page.EvalOnSelectorAsync("form[action='/checks'] input[name=host]", "field => field.value = ''");
        await page.FillAsync("#password", _canary.Password);
        await page.ClickAsync("form[action='/checks'] .btn:not(.quiet)");

        await page.WaitForSelectorAsync("#host[aria-invalid=true]");
        _canary.AssertAbsent("the page", await page.ContentAsync());
        AssertNotKept();
    }

    public static TheoryData<string> BadBodies { get; } = new()
    {
        """{"host":"","username":"ann","password":"§"}""",
        """{"host":"mail.example.test","password":"§"}""",
        """{"host":"mail.example.test","username":"ann","password":["§"]}""",
        """{"host":"mail.example.test","username":"ann","password":{"value":"§"}}""",
        """{"host":"mail.example.test","username":"ann","password":"§" §""",
        """{"host":"mail.example.test","username":"ann","password":"§","endpoints":[{"port":"§","tls":"§"}]}""",
        """{"host":"mail.example.test","username":"ann","passwort":"§"}""",
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task An_error_of_the_API_does_not_say_the_password_again(string body)
    {
        // The password as it stands in JSON, without its quotation marks.
        var escaped = JsonSerializer.Serialize(_canary.Password)[1..^1];
        using var content = new StringContent(body.Replace("§", escaped, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        using var answer = await _app.Http.PostAsync("/api/v1/checks", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        _canary.AssertAbsent("the problem", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        AssertNotKept();
    }

    [Fact]
    public async Task The_canary_would_be_found()
    {
        var blob = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0ann@example.test\0{_canary.Password}"));
        Assert.Contains("in base64", Assert.Single(_canary.FormsIn(Encoding.UTF8.GetBytes(blob))), StringComparison.Ordinal);
        Assert.Contains("as it is", _canary.FormsIn(Encoding.UTF8.GetBytes(WebUtility.HtmlEncode(_canary.Password))));
        Assert.Contains("as it is", _canary.FormsIn(Encoding.UTF8.GetBytes(Uri.EscapeDataString(_canary.Password))));

        // And the files are searched in which reports are kept: what may be kept is found there.
        var report = await _app.CheckAsync(new { host = Server.Good.Name, username = _account.Address, password = _canary.Password });
        Assert.Equal("auth.invalid_credentials", report.Finding());
        Assert.Contains(Files(), file => Encoding.UTF8.GetString(file.Content).Contains("auth.invalid_credentials", StringComparison.Ordinal));
    }

    private async Task AssertNowhereAsync(string token)
    {
        foreach (var path in new[] { $"/r/{token}", $"/r/{token}?language=it", $"/r/{token}?format=json", $"/r/{token}?format=md", $"/api/v1/checks/{token}", $"/api/v1/checks/{token}/events", "/api/v1/checks/nothing", "/r/nothing" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.Clear();
            request.Headers.Add("Accept", "*/*");
            using var answer = await _app.Http.SendAsync(request, TestContext.Current.CancellationToken);
            _canary.AssertAbsent(path, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        AssertNotKept();
    }

    private void AssertNotKept()
    {
        _canary.AssertAbsent("the log", _app.Logs.Text);
        foreach (var (name, content) in Files().Where(file => file.Content.Length > 0)) _canary.AssertAbsent(name, content);
    }

    /// <summary>Every file of the app: the database, what lies beside it, the keys.</summary>
    private List<(string Name, byte[] Content)> Files()
    {
        List<(string, byte[])> files = [];
        foreach (var file in Directory.EnumerateFiles(_app.Folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            files.Add((file, memory.ToArray()));
        }

        return files;
    }
}
