using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Tests.Findings;

public class ReplyRulesTests
{
    [Fact]
    public void Each_rule_decides_a_known_reply()
    {
        var rules = ReplyRules.Table.All;
        var deciding = KnownReply.All.Select(known => known.Context).Select(said => rules.FirstOrDefault(rule => rule.Matches(said))).ToHashSet(ReferenceEqualityComparer.Instance);
        Assert.Empty(rules.Index().Where(rule => !deciding.Contains(rule.Item)).Select(rule => $"rule {rule.Index}: {rule.Item.Finding}"));
    }

    [Fact]
    public void What_is_not_known_does_not_speak_against_a_rule_of_words()
    {
        var pasted = new ReplyContext(null, null, null, "Client was not authenticated to send anonymous mail during MAIL FROM", "", "");
        Assert.Equal("sender.auth_required", ReplyClassifier.Find(pasted));
    }

    [Fact]
    public void Stage_and_code_alone_say_nothing_where_they_are_not_known() =>
        Assert.Null(ReplyClassifier.Find(new ReplyContext(null, null, null, "hm", "", "")));
}
