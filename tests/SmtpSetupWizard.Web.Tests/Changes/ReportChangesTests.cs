using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Changes;
using SmtpSetupWizard.Web.Tests.Results;

namespace SmtpSetupWizard.Web.Tests.Changes;

public sealed class ReportChangesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private static CheckReport Ready => Samples.Ready.Report;

    private static CheckReport Failed => Samples.Failed.Report;

    [Fact]
    public void What_works_now_and_what_is_still_wrong_are_both_said()
    {
        var after = Ready with { Attempts = [Ready.Attempts[0], Ready.Attempts[1], Failed.Attempts[2]] };

        Assert.Equal(["It works now.", "The password is accepted now.", "Port 465 is still silent."], Texts(Failed, after));
    }

    [Fact]
    public void What_worked_and_does_not_is_said()
    {
        Assert.Equal(
            ["It worked then and does not work now.", "The password is refused now; it was accepted then.", "Port 465 is silent now; then it was “Ready, not needed”."],
            Texts(Ready, Failed));
    }

    [Fact]
    public void The_same_refusal_is_said_again() => Assert.Equal(["The password is still refused.", "Port 465 is still silent."], Texts(Failed, Failed));

    [Fact]
    public void Nothing_is_said_of_what_is_as_it_was() => Assert.Empty(Texts(Ready, Ready));

    [Fact]
    public void A_port_that_was_silent_answers()
    {
        var before = Samples.Fallback.Report;

        Assert.Equal(["Port 587 was silent and answers now: “Works”."], Texts(before, Ready));
    }

    [Fact]
    public void Another_cause_is_named_with_the_one_before()
    {
        var notFound = Samples.NotResolved.Report;

        Assert.Contains("It still does not work, for another reason: “Sign-in refused”, before it was “Name not found”.", Texts(notFound, Failed));
    }

    [Fact]
    public void Failures_that_go_on_are_told_together()
    {
        var silent = Failed with { Attempts = [.. Failed.Attempts.Select(attempt => Failed.Attempts[2] with { Endpoint = attempt.Endpoint })], Verdict = null };
        var expired = silent with
        {
            Attempts = [.. silent.Attempts.Select(attempt => attempt with { Finding = new("tls.certificate_expired") })],
        };

        Assert.Equal(["Ports 587, 2525 and 465 are still silent."], Texts(silent, silent));
        Assert.Equal(["Ports 587, 2525 and 465 are still at “Certificate expired”."], Texts(expired, expired));
    }

    [Fact]
    public void Other_ports_are_named()
    {
        var only = Ready with { Attempts = [Ready.Attempts[0]] };

        Assert.Equal(["Ports 2525 and 465 were tried then and not now."], Texts(Ready, only));
        Assert.Equal(["Ports 2525 and 465 were not tried before."], Texts(only, Ready));
    }

    [Fact]
    public void Other_addresses_are_named_and_another_order_is_not()
    {
        CheckReport At(params string[] addresses) => Ready with { Resolution = new(addresses, 1, null) };

        Assert.Equal(["The name leads to 203.0.113.9, before to 203.0.113.7 and 203.0.113.8."], Texts(At("203.0.113.7", "203.0.113.8"), At("203.0.113.9")));
        Assert.Empty(Texts(At("203.0.113.7", "203.0.113.8"), At("203.0.113.8", "203.0.113.7")));
    }

    [Fact]
    public void A_renewed_certificate_is_told_from_another_one()
    {
        Assert.Equal(["The certificate was renewed: it is valid until 2 February 2027, the one before until 4 December 2026."], Texts(With("CN=R1", 10), With("CN=R1", 70)));
        Assert.Equal(["The certificate is another one: issued by “CN=R2 call”, valid until 4 December 2026. The one before was issued by “CN=R1”."], Texts(With("CN=R1", 10), With("CN=R2\n\u202ecall", 10)));
        Assert.Empty(Texts(With("CN=R1", 10), With("CN=R1", 10)));

        static CheckReport With(string issuer, int days) => Change(attempt => attempt with
        {
            Security = new("TLS 1.3", "c", new("CN=a", issuer, ["a"], At, At.AddDays(days), "RSA", 2048, [], [])),
        });
    }

    [Fact]
    public void Other_mechanisms_are_named()
    {
        Assert.Equal(["Ports 587, 2525 and 465 now also offer “XOAUTH2” to sign in with. Ports 587, 2525 and 465 no longer offer “LOGIN” to sign in with."], Texts(With("AUTH PLAIN LOGIN"), With("AUTH XOAUTH2 plain")));
        Assert.Empty(Texts(With("AUTH PLAIN LOGIN"), With("AUTH LOGIN PLAIN")));

        static CheckReport With(string capability) => Change(attempt => attempt with { Security = new("TLS 1.3", "c", null), Capabilities = ["PIPELINING", capability] });
    }

    [Theory]
    [InlineData(100, 550, false)]
    [InlineData(1000, 1900, false)]
    [InlineData(100, 650, true)]
    [InlineData(5000, 900, true)]
    [InlineData(5000, 3000, false)]
    public void Times_are_told_only_when_they_are_more_than_noise(int before, int after, bool told)
    {
        var texts = Texts(With(before), With(after));

        Assert.Equal(told, texts.Count > 0);
        if (told) Assert.All(texts, text => Assert.Contains("before", text, StringComparison.Ordinal));

        static CheckReport With(int ms) => Change(attempt => attempt with { Stages = [new(Stage.Connect, StageOutcome.Ok, 10, 20), new(Stage.Tls, StageOutcome.Ok, 10, ms)] });
    }

    [Fact]
    public void Another_server_is_said_to_be_another() =>
        Assert.Equal(["Another server was checked: “mail.example.com”, before it was “smtp.example.com”.", "It works now."], Texts(Failed, Ready with { Host = "mail.example.com" }));

    [Fact]
    public void A_check_that_was_stopped_tells_nothing_of_its_ports() => Assert.Empty(Texts(Samples.Cancelled.Report, Samples.Cancelled.Report));

    [Fact]
    public void Any_two_reports_can_be_compared_in_every_language()
    {
        foreach (var (before, after, language) in from before in Samples.All.Values from after in Samples.All.Values from language in Web.Localization.Texts.Languages select (before, after, language))
            Assert.All(ReportChanges.Of(before.Report, after.Report), change => Assert.NotEqual("", ChangeTexts.Plain(change, language)));
    }

    private static CheckReport Change(Func<Attempt, Attempt> change) => Ready with { Attempts = [.. Ready.Attempts.Select(change)] };

    private static List<string> Texts(CheckReport before, CheckReport after) => [.. ReportChanges.Of(before, after).Select(change => ChangeTexts.Plain(change, "en"))];
}
