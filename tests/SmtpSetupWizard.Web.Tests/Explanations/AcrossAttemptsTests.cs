using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Tests.Explanations;

public sealed class AcrossAttemptsTests
{
    private static readonly ExplanationLibrary Library = new();

    private static Attempt Ended(int port, string code, AttemptOutcome outcome = AttemptOutcome.Failed, int? waited = null) => new()
    {
        Endpoint = new(port, port == 465 ? TlsMode.Implicit : TlsMode.Starttls),
        Outcome = outcome,
        Finding = new(code, new Evidence { WaitedMs = waited }),
        Stages = [new(Stage.Connect, code.StartsWith("connect.", StringComparison.Ordinal) ? StageOutcome.Failed : StageOutcome.Ok, 0, 20)],
        Security = new("TLS 1.3", "TLS_AES_256_GCM_SHA384", null),
    };

    private static Attempt Passed(int port) => Ended(port, "ready.authenticated", AttemptOutcome.Passed);

    private static Attempt Running(int port) => new() { Endpoint = new(port, TlsMode.Starttls), Stages = [new(Stage.Connect, null, 0)] };

    private static Attempt Waiting(int port) => Ended(port, "not_tried.already_working", AttemptOutcome.Reachable);

    private static Explanation Explain(int verdict, string language, params Attempt[] attempts)
    {
        var attempt = attempts[verdict];
        var outcome = attempt.Outcome == AttemptOutcome.Passed ? VerdictOutcome.ReadyWithWarnings : VerdictOutcome.Failed;
        var report = new CheckReport
        {
            Host = "smtp.example.com",
            Attempts = attempts,
            Verdict = new(outcome, attempt.Finding!, verdict, [], null, 640),
        };
        return Library.Explain(attempt.Finding!, new("smtp.example.com", attempt.Endpoint, "ann@example.com", DateTimeOffset.UnixEpoch, report), language);
    }

    [Fact]
    public void A_silent_preferred_port_is_named_with_its_wait_and_with_those_that_answered()
    {
        var explanation = Explain(1, "en", Ended(587, "connect.timeout", waited: 8000), Passed(2525), Waiting(465));
        Assert.Equal("It works. Use port 2525 with STARTTLS.", explanation.Title);
        Assert.Contains(
            "Port 587, tried first, gave no answer for 8 seconds, while 2525 and 465 answered: something between this checker and the server drops it.",
            explanation.Text, StringComparison.Ordinal);
        Assert.Contains("on port 2525, over `TLS 1.3`, with a valid certificate", explanation.Text, StringComparison.Ordinal);
        Assert.Contains(explanation.Steps, step => step.StartsWith("If your app insists on port 587,", StringComparison.Ordinal));
    }

    [Fact]
    public void It_says_so_in_Italian_too()
    {
        var explanation = Explain(2, "it", Ended(587, "connect.timeout", waited: 8000), Ended(2525, "connect.timeout", waited: 8000), Passed(465));
        Assert.Equal("Funziona. Usa la porta 465 con SSL/TLS fin dall’inizio.", explanation.Title);
        Assert.Contains("Le porte 587 e 2525, provate per prime, non hanno risposto per 8 secondi, mentre 465 ha risposto", explanation.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallback_after_the_recommended_port_is_not_spoken_of() =>
        Assert.Single(Explain(0, "en", Passed(587), Ended(2525, "connect.timeout"), Waiting(465)).Text.Split("\n\n"));

    [Theory]
    [InlineData("connect.refused", "is closed: the server turned the connection down at once")]
    [InlineData("tls.certificate_expired", "cannot be used safely. What was found there: “The server's certificate has expired.”")]
    [InlineData("starttls.not_offered", "“Port 587 does not offer encryption.”")]
    [InlineData("greeting.unavailable", "did not get as far. What was found there: “The server asked to come back later.”")]
    public void Why_not_the_preferred_port_is_said_by_its_finding(string code, string words) =>
        Assert.Contains(words, Explain(1, "en", Ended(587, code), Passed(2525)).Text, StringComparison.Ordinal);

    [Fact]
    public void A_preferred_port_that_was_ready_later_can_be_used_too() =>
        Assert.Contains("Port 587 answered as well, only later", Explain(1, "en", Waiting(587), Passed(2525)).Text, StringComparison.Ordinal);

    [Fact]
    public void A_preferred_port_that_still_runs_does_not_change_the_settings() =>
        Assert.Contains("Port 587, tried first, has not answered yet", Explain(1, "en", Running(587), Passed(2525)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("connect.timeout", "No port that was tried (587, 2525 and 465) gave any answer")]
    [InlineData("connect.refused", "All ports that were tried (587, 2525 and 465) were turned down at once")]
    [InlineData("tls.certificate_expired", "It was the same on every port that was tried (587, 2525 and 465)")]
    public void The_same_failure_everywhere_is_told_once(string code, string words)
    {
        var text = Explain(0, "en", Ended(587, code), Ended(2525, code), Ended(465, code)).Text;
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_ports_are_silent_no_other_port_is_advised()
    {
        var everywhere = Explain(0, "en", Ended(587, "connect.timeout"), Ended(465, "connect.timeout"));
        var here = Explain(0, "en", Ended(587, "connect.timeout"), Ended(465, "connect.refused"));
        Assert.DoesNotContain(everywhere.Steps, step => step.Contains("other ports", StringComparison.Ordinal));
        Assert.Contains(here.Steps, step => step.Contains("other ports", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ann", "Try your full address as user name")]
    [InlineData("ann@example.com", "Check the form of the user name")]
    public void The_advice_on_the_user_name_goes_by_its_form(string user, string advice)
    {
        var explanation = Library.Explain(new("auth.invalid_credentials"), new("smtp.example.com", null, user, DateTimeOffset.UnixEpoch), "en");
        Assert.Contains(explanation.Steps, step => step.StartsWith(advice, StringComparison.Ordinal));
    }

    [Fact]
    public void Failures_of_different_kinds_are_told_apart()
    {
        var text = Explain(0, "en", Ended(587, "tls.self_signed"), Ended(2525, "connect.refused"), Ended(465, "greeting.unavailable")).Text;
        Assert.Contains("Port 2525 is closed on this server.", text, StringComparison.Ordinal);
        Assert.Contains("Port 465 failed in another way: “The server asked to come back later.”", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_that_were_left_alone_after_a_refusal_need_no_word()
    {
        var text = Explain(
            0, "en", Ended(587, "auth.invalid_credentials"), Ended(2525, "not_tried.credentials_rejected", AttemptOutcome.Reachable)).Text;
        Assert.DoesNotContain("2525", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attempts_own_explanation_speaks_of_no_other_port()
    {
        var attempt = Ended(587, "connect.timeout", waited: 8000);
        var explanation = Library.Explain(attempt.Finding!, new("smtp.example.com", attempt.Endpoint, null, DateTimeOffset.UnixEpoch), "en");
        Assert.DoesNotContain("No port that was tried", explanation.Text, StringComparison.Ordinal);
    }
}
