using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Results;

namespace SmtpSetupWizard.Web.Tests.Results;

public sealed class LaneTests
{
    [Fact]
    public void The_second_hello_of_a_starttls_attempt_belongs_to_tls()
    {
        var beads = Beads.Of(Samples.Ready.Report.Attempts[0], Samples.Asked, null);

        Assert.Equal([("connect", 24), ("greeting", 31), ("tls", 61), ("auth", 44)], beads.Select(bead => (bead.Name, bead.Ms!.Value)));
    }

    [Fact]
    public void An_implicit_attempt_comes_to_tls_before_its_greeting()
    {
        var attempt = new Attempt { Endpoint = new(465, TlsMode.Implicit), Stages = [new(Stage.Connect, StageOutcome.Ok, 1, 2), new(Stage.Tls, StageOutcome.Failed, 3, 4)], Outcome = AttemptOutcome.Failed };

        Assert.Equal(["connect", "tls", "greeting", "auth"], Beads.Of(attempt, Samples.Asked, null).Select(bead => bead.Name));
    }

    [Fact]
    public void Without_a_sign_in_there_is_no_bead_for_it() =>
        Assert.DoesNotContain(Beads.Of(Samples.Ready.Report.Attempts[1], Samples.Asked with { UserName = null }, null), bead => bead.Name == "auth");

    [Fact]
    public void What_is_asked_beyond_the_sign_in_has_beads_of_its_own() => Assert.Equal(
        ["connect", "greeting", "tls", "auth", "envelope", "message"],
        Beads.Of(Samples.Ready.Report.Attempts[0], Samples.Asked with { Sender = "ann@example.com", SendTestMessage = true }, null).Select(bead => bead.Name));

    [Fact]
    public void A_bar_never_leaves_the_picture()
    {
        var attempt = new Attempt
        {
            Endpoint = new(587, TlsMode.Starttls),
            Stages = [new(Stage.Connect, StageOutcome.Ok, 0, 0), new(Stage.Greeting, StageOutcome.Ok, int.MaxValue / 2, 1), new(Stage.Hello, null, 5)],
        };

        Assert.All(WaterfallRow.Of(attempt, new(["192.0.2.1"], 3, null)), row => Assert.True(row is { Start: >= 0, Width: >= 6 } && row.Start + row.Width <= 1000));
    }

    [Fact]
    public void Every_finding_of_the_catalogue_has_a_few_words_for_its_lane() => Assert.All(
        FindingCatalog.All,
        info => Assert.InRange(LaneTag.Of(new Finding(info.Code), "it").Length, 4, 40));

    [Theory]
    [InlineData("connect.refused", "Port closed")]
    [InlineData("auth.timeout", "No answer")]
    [InlineData("tls.handshake_failed", "Encryption failed")]
    [InlineData("message.spam", "Message refused")]
    public void The_words_go_from_the_particular_to_the_general(string code, string expected) => Assert.Equal(expected, LaneTag.Of(new Finding(code), "en"));

    [Fact]
    public void What_was_done_to_the_server_is_counted()
    {
        Assert.Equal(new ServerFootprint(3, 1, 0), ServerFootprint.Of(Samples.Ready.Report));
        Assert.Equal(new ServerFootprint(0, 0, 0), ServerFootprint.Of(Samples.NotResolved.Report));
    }
}
