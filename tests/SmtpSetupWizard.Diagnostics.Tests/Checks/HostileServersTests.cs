using System.Text;
using System.Text.Json;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Tests.Practice;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Practice.Scenarios;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Diagnostics.Tests.Checks;

public class HostileServersTests
{
    private const string Canary = "C4nary-9f3b p/ss+wörd";

    private readonly List<CheckEvent> _events = [];

    [Fact]
    public Task A_password_echoed_as_it_is_is_masked() => AssertMaskedAsync(signIn => $"535 5.7.8 no: {signIn.Password}");

    [Fact]
    public Task A_password_echoed_in_base64_is_masked() => AssertMaskedAsync(signIn => $"535 5.7.8 no: {Base64(signIn.Password)}");

    [Fact]
    public Task A_password_echoed_percent_encoded_is_masked() => AssertMaskedAsync(signIn => $"535 5.7.8 https://example.net/?p={Uri.EscapeDataString(signIn.Password)}");

    [Fact]
    public Task A_password_echoed_inside_the_SASL_blob_is_masked() => AssertMaskedAsync(signIn => $"535 5.7.8 no: {string.Join(' ', signIn.Raw)}");

    [Fact]
    public Task A_password_broken_over_lines_is_masked() => AssertMaskedAsync(signIn => $"535-5.7.8 {signIn.Password[..9]}\n535 5.7.8 {signIn.Password[9..]}");

    [Fact]
    public Task A_password_echoed_with_a_success_is_masked() => AssertMaskedAsync(signIn => $"235 2.7.0 welcome, {signIn.UserName} with {signIn.Password}", "ready.authenticated");

    [Theory]
    [InlineData("AUTH LOGIN")]
    [InlineData("AUTH PLAIN")]
    [InlineData("AUTH CRAM-MD5")]
    public async Task A_server_that_challenges_for_ever_is_malformed(string keyword)
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = [keyword], AuthCommand = Answer.RepeatForEver("334 UGFzc3dvcmQ6") });
        Assert.Equal("auth.malformed", report.Verdict!.Finding.Code);
    }

    [Fact]
    public async Task A_SCRAM_server_that_wants_a_billion_rounds_is_malformed()
    {
        var challenge = Convert.ToBase64String("r=abc,s=QSXCR+Q6sek8bf92,i=2000000000"u8);
        var report = await RunAsync(SmtpScript.Good with { Keywords = ["AUTH SCRAM-SHA-256"], AuthCommand = Answer.RepeatForEver($"334 {challenge}") });
        Assert.Equal("auth.malformed", report.Verdict!.Finding.Code);
    }

    [Theory]
    [InlineData("220 <script>alert(1)</script>")]
    [InlineData("220 \u202Ereversed \u001b[31mred")]
    public async Task A_greeting_full_of_tricks_is_harmless_text(string greeting)
    {
        var report = await RunAsync(SmtpScript.Good with { Greeting = greeting });
        Assert.Equal("ready.authenticated", report.Verdict!.Finding.Code);
        Assert.DoesNotContain(report.Attempts[0].Transcript, line => line.Line.Any(letter => char.IsControl(letter) || letter == '\u202E'));
    }

    [Fact]
    public async Task A_line_without_end_is_malformed_and_little_of_it_is_kept()
    {
        var report = await RunAsync(SmtpScript.Good with { Greeting = Answer.Raw("220 " + new string('x', 10_000_000)) });
        Assert.Equal("greeting.malformed", report.Verdict!.Finding.Code);
        Assert.InRange(JsonSerializer.Serialize(report).Length, 0, 10_000);
    }

    [Fact]
    public async Task An_EHLO_reply_without_end_is_malformed()
    {
        var report = await RunAsync(SmtpScript.Good with { Hello = Answer.Raw(string.Concat(Enumerable.Repeat("250-X-MORE\r\n", 100_000))) });
        Assert.Equal("hello.malformed", report.Verdict!.Finding.Code);
    }

    private async Task AssertMaskedAsync(Func<SignIn, string> echo, string finding = "auth.invalid_credentials")
    {
        foreach (var keyword in new[] { "AUTH PLAIN", "AUTH LOGIN" })
        {
            var report = await RunAsync(SmtpScript.Good with { Keywords = [keyword], AuthEcho = signIn => echo(signIn) });
            Assert.Equal(finding, report.Verdict!.Finding.Code);
            foreach (var known in _events.Select(happened => happened.Report).Append(report))
            {
                var json = JsonSerializer.Serialize(known, Plain);
                foreach (var form in new[] { Canary, Canary[..9], Canary[9..], Base64(Canary), Base64($"\0{PracticeScenario.UserName}\0{Canary}"), Uri.EscapeDataString(Canary) })
                    Assert.DoesNotContain(form, json, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private async Task<CheckReport> RunAsync(SmtpScript script)
    {
        var scenario = PracticeScenarios.Get("ready.authenticated") with { Port = call => call.Port == 587 ? new OpenPort(script, false) : PortBehaviour.Refused };
        var runner = new CheckRunner(new PracticeResolver(NoOtherHosts.Instance, TimeProvider.System, null, [scenario]), TimeProvider.System, new CheckRunnerOptions());
        return await runner.RunAsync(scenario.Check(Canary) with { Endpoints = [new(587, TlsMode.Starttls)] }, _events.Add, TestContext.Current.CancellationToken);
    }

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
