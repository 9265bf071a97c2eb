using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;

namespace SmtpSetupWizard.Diagnostics.Tests.Verdicts;

public class VerdictRulesTests
{
    private static readonly SubmissionCheck Check = new() { Host = "mail.example.com", Credentials = new("ann", new Secret("x")) };

    [Fact]
    public void A_preferred_endpoint_that_works_is_ready()
    {
        var verdict = VerdictRules.Of(Check, [Passed(587), Reachable(465)], 0, overtaken: false, 100);
        Assert.Equal((VerdictOutcome.Ready, "ready.authenticated", 587), (verdict.Outcome, verdict.Finding.Code, verdict.Settings!.Port));
    }

    [Fact]
    public void A_fallback_after_a_failure_is_ready_with_warnings_and_names_it()
    {
        var verdict = VerdictRules.Of(Check, [Failed("connect.refused", Stage.Connect), Passed(2525)], 1, overtaken: false, 100);
        Assert.Equal(VerdictOutcome.ReadyWithWarnings, verdict.Outcome);
        Assert.Equal(["connect.refused"], verdict.Also);
    }

    [Fact]
    public void A_later_endpoint_that_fails_takes_nothing_from_a_success() =>
        Assert.Equal(VerdictOutcome.Ready, VerdictRules.Of(Check, [Passed(587), Failed("connect.timeout", Stage.Connect)], 0, overtaken: false, 100).Outcome);

    [Fact]
    public void The_attempt_that_got_furthest_names_a_failure() =>
        Assert.Equal("hello.closed", VerdictRules.OfFailures([Failed("connect.timeout", Stage.Connect), Failed("hello.closed", Stage.Hello)], 1)!.Finding.Code);

    [Fact]
    public void On_a_tie_the_order_of_the_request_decides() =>
        Assert.Equal("connect.refused", VerdictRules.OfFailures([Failed("connect.refused", Stage.Connect), Failed("connect.timeout", Stage.Connect)], 1)!.Finding.Code);

    [Fact]
    public void A_greeting_inside_TLS_is_further_than_a_handshake_that_failed() =>
        Assert.Equal("greeting.closed", VerdictRules.OfFailures([Failed("tls.self_signed", Stage.Tls), Failed("greeting.closed", Stage.Greeting, secure: true)], 1)!.Finding.Code);

    [Fact]
    public void Tampering_outranks_what_got_further() =>
        Assert.Equal("starttls.injection", VerdictRules.OfFailures([Failed("starttls.injection", Stage.Starttls), Failed("auth.timeout", Stage.Auth, secure: true)], 1)!.Finding.Code);

    [Fact]
    public void A_failure_lists_the_others_each_once() => Assert.Equal(
        ["connect.timeout"],
        VerdictRules.OfFailures([Failed("connect.timeout", Stage.Connect), Failed("connect.timeout", Stage.Connect), Failed("hello.closed", Stage.Hello)], 1)!.Also);

    [Fact]
    public void A_refusal_in_the_greeting_outranks_a_handshake_that_failed_at_once()
    {
        var implicitly = Failed("tls.closed", Stage.Tls) with { Endpoint = new(465, TlsMode.Implicit), Stages = [new(Stage.Connect, StageOutcome.Ok, 0, 1), new(Stage.Tls, StageOutcome.Failed, 0, 1)] };
        Assert.Equal("greeting.rejected", VerdictRules.OfFailures([Failed("greeting.rejected", Stage.Greeting), implicitly], 1).Finding.Code);
    }

    [Theory]
    [InlineData("greeting.closed", Stage.Greeting)]
    [InlineData("hello.rejected", Stage.Hello)]
    [InlineData("starttls.not_offered", Stage.Starttls)]
    public void A_certificate_that_was_shown_at_once_outranks_what_failed_before_TLS(string code, Stage stage)
    {
        var implicitly = Failed("tls.self_signed", Stage.Tls) with { Endpoint = new(465, TlsMode.Implicit), Stages = [new(Stage.Connect, StageOutcome.Ok, 0, 1), new(Stage.Tls, StageOutcome.Failed, 0, 1)] };
        Assert.Equal("tls.self_signed", VerdictRules.OfFailures([Failed(code, stage), implicitly], 1).Finding.Code);
    }

    [Fact]
    public void A_session_that_was_secure_and_could_not_be_opened_again_is_no_host_of_another_kind()
    {
        Assert.True(VerdictRules.NothingSpokeSmtp([Failed("connect.refused", Stage.Connect)]));
        Assert.False(VerdictRules.NothingSpokeSmtp([Failed("connect.refused", Stage.Connect, secure: true)]));
    }

    private static IEnumerable<StageReport> Before(Stage stage) => new[] { Stage.Connect, Stage.Greeting, Stage.Hello, Stage.Starttls, Stage.Tls }
        .TakeWhile(before => before != stage).Select(before => new StageReport(before, StageOutcome.Ok, 0, 1));

    private static Attempt Passed(int port) => new()
    {
        Endpoint = new(port, TlsMode.Starttls),
        Outcome = AttemptOutcome.Passed,
        Finding = new("ready.authenticated"),
        Mechanism = "PLAIN",
    };

    private static Attempt Reachable(int port) => new() { Endpoint = new(port, TlsMode.Implicit), Outcome = AttemptOutcome.Reachable, Finding = new("not_tried.already_working") };

    private static Attempt Failed(string code, Stage stage, bool secure = false) => new()
    {
        Endpoint = new(587, TlsMode.Starttls),
        Outcome = AttemptOutcome.Failed,
        Finding = new(code),
        Security = secure ? new("TLS 1.3", "TLS_AES_128_GCM_SHA256", null) : null,
        Stages = [.. Before(stage), new StageReport(stage, StageOutcome.Failed, 0, 1, code)],
    };
}
