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

    [Fact]
    public async Task A_challenge_that_is_no_base64_is_malformed()
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = ["AUTH CRAM-MD5"], AuthCommand = "334 !!!not base64!!!" });
        Assert.Equal("auth.malformed", report.Verdict!.Finding.Code);
    }

    [Theory]
    [InlineData("220 hello again")]
    [InlineData("221 bye")]
    public async Task A_success_that_makes_no_sense_is_no_sign_in(string answer)
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = ["AUTH PLAIN"], Auth = answer });
        Assert.Equal("auth.malformed", report.Verdict!.Finding.Code);
    }

    [Fact]
    public async Task A_mechanism_behind_sixty_others_is_seen()
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = [$"AUTH {string.Join(' ', Enumerable.Range(0, 60).Select(index => $"X-MECH{index}"))} PLAIN"] });
        Assert.Equal("ready.authenticated", report.Verdict!.Finding.Code);
    }

    [Fact]
    public async Task Of_many_mechanisms_that_nobody_can_use_fifty_are_shown()
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = [$"AUTH {string.Join(' ', Enumerable.Range(0, 60).Select(index => $"X-MECH{index}"))}"] });
        Assert.Equal("auth.no_common_mechanism", report.Verdict!.Finding.Code);
        Assert.Equal(50, report.Verdict.Finding.Evidence.Mechanisms!.Count);
    }

    [Fact]
    public async Task A_reply_that_nothing_asked_for_never_passes_for_a_success()
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = ["AUTH PLAIN LOGIN"], AuthCommand = "504 5.5.4 not that one\n235 2.7.0 welcome" });
        Assert.Equal("auth.malformed", report.Verdict!.Finding.Code);
    }

    [Fact]
    public async Task A_second_greeting_is_not_taken_for_the_answer_to_EHLO()
    {
        var report = await RunAsync(SmtpScript.Good with { Greeting = "220 one\n220 two" });
        Assert.Equal("hello.malformed", report.Verdict!.Finding.Code);
    }

    [Fact]
    public async Task A_SCRAM_server_that_refuses_inside_the_exchange_has_refused_the_password()
    {
        var refusal = Convert.ToBase64String("e=invalid-proof"u8);
        var report = await RunAsync(
            SmtpScript.Good with { Keywords = ["AUTH SCRAM-SHA-256"], AuthCommand = $"334 {refusal}", Unknown = "501 5.7.0 cancelled" },
            [new(587, TlsMode.Starttls), new(465, TlsMode.Implicit)]);
        Assert.Equal("auth.invalid_credentials", report.Verdict!.Finding.Code);
        Assert.Equal(1, report.Attempts.Sum(attempt => attempt.SignIns));
    }

    [Fact]
    public async Task A_password_that_SCRAM_cannot_carry_goes_by_another_mechanism()
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = ["AUTH SCRAM-SHA-256 PLAIN"] }, password: "mit 🙂 \u0007 drin");
        Assert.Equal("PLAIN", report.Verdict!.Settings!.Mechanism);
    }

    [Fact]
    public async Task A_password_too_long_for_one_line_waits_for_the_challenge()
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = ["AUTH PLAIN"] }, password: new string('ü', 500));
        Assert.Equal("ready.authenticated", report.Verdict!.Finding.Code);
        Assert.Contains(report.Attempts[0].Transcript, line => line.Line == "AUTH PLAIN");
    }

    [Theory]
    [InlineData("AUTH CRAM-MD5")]
    [InlineData("AUTH SCRAM-SHA-256")]
    public async Task A_proof_of_the_password_that_is_echoed_is_masked(string keyword)
    {
        var raw = new List<string>();
        var report = await RunAsync(SmtpScript.Good with
        {
            Keywords = [keyword],
            Account = (PracticeScenario.UserName, Canary),
            AuthEcho = signIn =>
            {
                raw.AddRange(signIn.Raw);
                return $"535 5.7.8 no: {string.Join(' ', signIn.Raw)} {signIn.Password}";
            },
        });
        var json = JsonSerializer.Serialize(report, Plain);
        Assert.NotEmpty(raw);
        Assert.All(raw.Where(line => line.Length > 20), line => Assert.DoesNotContain(line, json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_a_server_puts_among_its_mechanisms_are_harmless()
    {
        var report = await RunAsync(SmtpScript.Good with { Keywords = [$"AUTH {Canary.Replace(' ', '_')} X\u202EY GSSAPI"] }, password: Canary.Replace(' ', '_'));
        Assert.Equal("auth.no_common_mechanism", report.Verdict!.Finding.Code);
        var json = JsonSerializer.Serialize(report, Plain);
        Assert.DoesNotContain("C4nary", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\u202E', json);
    }

    [Fact]
    public async Task A_name_in_the_greeting_is_no_proof_of_another_protocol()
    {
        var report = await RunAsync(SmtpScript.Good with { Greeting = "220 ftp.example.com FTP and mail" });
        Assert.Equal("ready.authenticated", report.Verdict!.Finding.Code);
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

    private async Task<CheckReport> RunAsync(SmtpScript script, IReadOnlyList<SubmissionEndpoint>? endpoints = null, string password = Canary)
    {
        var scenario = PracticeScenarios.Get("ready.authenticated") with { Port = call => call.Port is 587 or 465 ? new OpenPort(script, call.Port == 465) : PortBehaviour.Refused };
        var runner = new CheckRunner(new PracticeResolver(NoOtherHosts.Instance, TimeProvider.System, null, [scenario]), TimeProvider.System, Unhurried.Options);
        return await runner.RunAsync(scenario.Check(password) with { Endpoints = endpoints ?? [new(587, TlsMode.Starttls)] }, _events.Add, TestContext.Current.CancellationToken);
    }

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
