using System.Text;
using System.Text.Json;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Tests.Practice;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Practice.Scenarios;

namespace SmtpSetupWizard.Diagnostics.Tests.Checks;

/// <summary>Each practice host gives exactly its finding.</summary>
[Collection(nameof(SteppingClock))]
public sealed class PracticeScenarioTests
{
    private static readonly string[] CertificateFindings =
    [
        "tls.self_signed", "tls.intercepted", "tls.untrusted_issuer", "tls.incomplete_chain", "tls.certificate_expired",
        "tls.certificate_not_yet_valid", "tls.name_mismatch", "tls.weak_key", "tls.wrong_purpose",
    ];

    private readonly PracticeLog _log = new();

    public static TheoryData<string> Hosts => [.. PracticeScenarios.All.Select(scenario => scenario.Host)];

    public static TheoryData<string> HostsWithABadCertificate =>
        [.. PracticeScenarios.All.Where(scenario => CertificateFindings.Contains(scenario.Finding)).Select(scenario => scenario.Host)];

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Each_practice_host_gives_exactly_its_finding(string host)
    {
        var scenario = PracticeScenarios.All.Single(scenario => scenario.Host == host);
        var report = await RunAsync(scenario.Check());

        var verdict = report.Verdict;
        Assert.NotNull(verdict);
        if (FindingCatalog.Get(scenario.Finding).Severity == Severity.Warning)
        {
            Assert.StartsWith("ready.", verdict.Finding.Code, StringComparison.Ordinal);
            Assert.Equal(VerdictOutcome.ReadyWithWarnings, verdict.Outcome);
            Assert.Contains(scenario.Finding, report.Attempts[verdict.Attempt!.Value].Warnings.Select(warning => warning.Code));
        }
        else
        {
            Assert.Equal(scenario.Finding, verdict.Finding.Code);
            Assert.All(report.Attempts, attempt => Assert.Empty(attempt.Warnings));
        }

        Assert.All(report.Attempts, attempt => Assert.NotNull(attempt.Outcome));
        Assert.All(_log.SignIns, signIn => Assert.True(signIn.InsideTls));
        Assert.InRange(_log.MostSigningInAtOnce, 0, 1);
        await Eventually.HoldsAsync(() => _log.Open == 0);
    }

    [Theory]
    [MemberData(nameof(HostsWithABadCertificate))]
    public async Task The_password_never_goes_over_a_certificate_that_is_not_valid(string host)
    {
        await RunAsync(PracticeScenarios.All.Single(scenario => scenario.Host == host).Check());
        Assert.True(_log.Connections.Count >= 3);
        Assert.Equal(0, _log.AuthCommands);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_announced_and_the_limit_is_told()
    {
        var report = await RunAsync(PracticeScenarios.Get("message.too_large").Check());
        Assert.Equal(20_480_000, report.Verdict!.Finding.Evidence.Size);
        Assert.Contains(report.Attempts[0].Transcript, line => line.Line.StartsWith("MAIL FROM:<ann@practice.test> SIZE=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Broken_IPv6_is_told_with_its_address()
    {
        var report = await RunAsync(PracticeScenarios.Get("connect.ipv6_broken").Check());
        Assert.All(report.Attempts.SelectMany(attempt => attempt.Warnings), warning => Assert.Contains(':', warning.Evidence.Address!));
    }

    [Fact]
    public async Task A_refused_password_is_tried_once()
    {
        await RunAsync(PracticeScenarios.Get("auth.invalid_credentials").Check());
        Assert.Equal(1, _log.AuthCommands);
    }

    [Theory]
    [InlineData("ready.authenticated", 587, VerdictOutcome.Ready)]
    [InlineData("fallback-2525", 2525, VerdictOutcome.ReadyWithWarnings)]
    [InlineData("fallback-465", 465, VerdictOutcome.ReadyWithWarnings)]
    public async Task The_first_endpoint_that_works_is_recommended(string label, int port, VerdictOutcome outcome)
    {
        var verdict = (await RunAsync(PracticeScenarios.Get(label).Check())).Verdict!;
        Assert.Equal(port, verdict.Settings!.Port);
        Assert.Equal(outcome, verdict.Outcome);
    }

    [Fact]
    public async Task A_check_of_a_distant_server_takes_its_round_trips_and_little_more()
    {
        var latency = TimeSpan.FromMilliseconds(100);
        var report = await SteppingClock.RunAsync(time =>
            new CheckRunner(new PracticeResolver(NoOtherHosts.Instance, time, _log, latency: latency), time, new CheckRunnerOptions { EhloName = "client.example" })
                .RunAsync(PracticeScenarios.Get("ready.authenticated").Check(), null, CancellationToken.None));

        // Connect and greeting, EHLO, STARTTLS, TLS 1.3, EHLO, AUTH with the initial response: the greeting comes with half a round trip more.
        var least = 2 * latency.TotalMilliseconds * 6.5;
        Assert.InRange(report.Verdict!.DecidedAfterMs, least, least * 1.15);
    }

    [Fact]
    public async Task The_envelope_is_tried_without_sending_anything()
    {
        await RunAsync(PracticeScenarios.Get("ready.envelope_accepted").Check());
        Assert.Empty(_log.Messages);
        Assert.Contains(_log.Connections.SelectMany(connection => connection.Commands), command => command.Verb == "RCPT");
    }

    [Fact]
    public async Task A_test_message_is_sent_once()
    {
        await RunAsync(PracticeScenarios.Get("ready.sent").Check());
        Assert.Single(_log.Messages);
    }

    [Fact]
    public async Task A_password_that_the_server_quotes_stands_nowhere()
    {
        const string Password = "kÄnarienvogel/+ 7%";
        var seen = new StringBuilder();
        var report = await RunAsync(PracticeScenarios.Get("auth-echo").Check(Password), happened => seen.Append(JsonSerializer.Serialize(happened.Report, Relaxed)));
        seen.Append(JsonSerializer.Serialize(report, Relaxed));
        Assert.Contains("encoded", seen.ToString(), StringComparison.Ordinal);
        var inPlain = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{PracticeScenario.UserName}\0{Password}"));
        foreach (var secret in new[] { Password, Uri.EscapeDataString(Password), Convert.ToBase64String(Encoding.UTF8.GetBytes(Password)), inPlain })
            Assert.DoesNotContain(secret, seen.ToString(), StringComparison.Ordinal);
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Task<CheckReport> RunAsync(SubmissionCheck check, Action<CheckEvent>? observe = null) => SteppingClock.RunAsync(time =>
        new CheckRunner(new PracticeResolver(NoOtherHosts.Instance, time, _log), time, new CheckRunnerOptions { EhloName = "client.example" })
            .RunAsync(check, observe, CancellationToken.None));
}
