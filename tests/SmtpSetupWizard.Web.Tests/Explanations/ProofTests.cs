using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Tests.Explanations;

public sealed class ProofTests
{
    private static readonly ExplanationLibrary Library = new();

    private static Proof Prove(string code, Stage[] passed, Stage? failed = null, string language = "en")
    {
        var finding = new Finding(code);
        var attempt = new Attempt
        {
            Endpoint = new(587, TlsMode.Starttls),
            Finding = finding,
            Security = new("TLS 1.3", null, null),
            Stages = [.. passed.Select(stage => new StageReport(stage, StageOutcome.Ok, 0, 1)), .. failed is { } stage ? [new StageReport(stage, StageOutcome.Failed, 0, 1)] : Array.Empty<StageReport>()],
        };
        var outcome = code.StartsWith("ready.", StringComparison.Ordinal) ? VerdictOutcome.Ready : VerdictOutcome.Failed;
        var report = new CheckReport
        {
            Host = "smtp.example.com",
            Attempts = [attempt],
            Verdict = new(outcome, finding, 0, [], null, 640),
            Resolution = new(["203.0.113.7"], 14, null),
        };
        return Library.Prove(report, language);
    }

    [Fact]
    public void A_sign_in_proves_the_password_and_not_the_delivery()
    {
        var proof = Prove("ready.authenticated", [Stage.Connect, Stage.Greeting, Stage.Hello, Stage.Starttls, Stage.Tls, Stage.Hello, Stage.Auth]);
        Assert.Equal(
            [
                "The name smtp.example.com leads to an address.", "Port 587 answers.", "A mail server is there and greets.",
                "The connection is encrypted (TLS 1.3), and the certificate is valid for smtp.example.com.", "The server took your user name and password.",
            ],
            proof.Proved);
        Assert.Equal(
            [
                "Whether the server accepts your sender address.", "Whether mail reaches its recipient: no message was sent.",
                "The way from your own network: this check ran from ours.",
            ],
            proof.NotTested);
        Assert.Contains("A wrong user name or password.", proof.RuledOut);
    }

    [Fact]
    public void Without_credentials_the_password_is_not_tested()
    {
        var proof = Prove("ready.connection", [Stage.Connect, Stage.Greeting, Stage.Hello, Stage.Starttls, Stage.Tls, Stage.Hello]);
        Assert.Contains("The server offers sign-in on this connection.", proof.Proved);
        Assert.Contains("Whether user name and password are right.", proof.NotTested);
    }

    [Fact]
    public void A_sent_message_may_still_not_arrive()
    {
        var proof = Prove("ready.sent", [Stage.Connect, Stage.Greeting, Stage.Tls, Stage.Auth, Stage.Sender, Stage.Recipient, Stage.Message]);
        Assert.Contains("The server took a test message for delivery.", proof.Proved);
        Assert.Equal(["Whether the message arrived in the mailbox: only a look there tells.", "The way from your own network: this check ran from ours."], proof.NotTested);
    }

    [Fact]
    public void A_refused_password_rules_the_network_out()
    {
        var proof = Prove("auth.invalid_credentials", [Stage.Connect, Stage.Greeting, Stage.Tls], Stage.Auth);
        Assert.Contains("Network, port and encryption as the cause: the server was reached and spoke.", proof.RuledOut);
        Assert.DoesNotContain("The server took your user name and password.", proof.Proved);
        Assert.DoesNotContain("Whether user name and password are right.", proof.NotTested);
    }

    [Fact]
    public void A_silent_port_proves_nothing_about_the_server()
    {
        var proof = Prove("connect.timeout", [], Stage.Connect);
        Assert.Equal(["The name smtp.example.com leads to an address."], proof.Proved);
        Assert.Contains("The mail server itself: no connection to it came about.", proof.NotTested);
        Assert.Equal(["A server name that does not exist."], proof.RuledOut);
    }

    [Fact]
    public void Without_an_address_everything_is_open()
    {
        var report = new CheckReport
        {
            Host = "smtp.example.com",
            Resolution = new([], 14, new("resolve.not_found")),
            Verdict = new(VerdictOutcome.Failed, new("resolve.not_found"), null, [], null, 14),
        };
        var proof = Library.Prove(report, "it");
        Assert.Empty(proof.Proved);
        Assert.Empty(proof.RuledOut);
        Assert.Contains("Il server di posta in sé: non si è arrivati a una connessione.", proof.NotTested);
    }

    [Fact]
    public void A_report_without_verdict_proves_nothing_yet() => Assert.Throws<ArgumentException>(() => Library.Prove(new CheckReport { Host = "x" }, "en"));
}
