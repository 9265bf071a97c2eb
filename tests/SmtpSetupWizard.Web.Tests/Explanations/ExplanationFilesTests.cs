using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Tests.Explanations;

public sealed class ExplanationFilesTests
{
    private static string Complaint(string name, string content) =>
        Assert.Throws<InvalidDataException>(() => new ExplanationLibrary([("en", name, content)])).Message;

    [Theory]
    [InlineData("## what happened\n\nIt failed.\n", "no title")]
    [InlineData("---\ntitle: A\n---\n## sources\n\n- RFC\n", "does not say what happened")]
    [InlineData("---\ntitle: A\n", "never closed")]
    [InlineData("---\nauthor: me\n---\n", "only 'title")]
    [InlineData("---\ntitle: A\n---\n## why\n\nB\n", "Unknown section 'why'")]
    [InlineData("---\ntitle: A\n---\n## what happened\n\nB\n## what happened\n\nC\n", "stands twice")]
    [InlineData("---\ntitle: A\n---\n## what happened\n", "is empty")]
    [InlineData("---\ntitle: A\n---\nStray\n", "before the first section")]
    [InlineData("---\ntitle: A\n---\n## what to do\n\nFirst this\n", "list must begin")]
    [InlineData("---\ntitle: The server said[[ {reply}]]\n---\n## what happened\n\nB\n", "title may not say")]
    [InlineData("---\ntitle: *A*\n---\n## what happened\n\nB\n", "no markup")]
    [InlineData("---\ntitle: A\n---\n## what happened\n\nAn open ` tick\n", "not closed")]
    [InlineData("---\ntitle: A\n---\n## what happened\n\n[[Use `x {host} y`]]\n", "in a code span")]
    [InlineData("---\ntitle: A\n---\n## what happened\n\n[here](https://x/[[{host}]])\n", "in a link")]
    [InlineData("---\ntitle: A\n---\n## what happened\n\n[[{host}]][[{user}]]\n", "touch")]
    public void A_malformed_file_is_named_with_its_fault(string content, string fault)
    {
        var complaint = Complaint("auth.closed", content);
        Assert.StartsWith("Explanations/en/auth.closed.md: ", complaint, StringComparison.Ordinal);
        Assert.Contains(fault, complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_no_finding_is_refused() =>
        Assert.Contains("no such finding", Complaint("auth.wrong_weather", "---\ntitle: A\n---\n## what happened\n\nB\n"), StringComparison.Ordinal);

    [Fact]
    public void A_step_can_go_over_several_lines()
    {
        var text = ExplanationText.Parse("---\ntitle: A\n---\n## what happened\n\nB\n\n## what to do\n\n1. One\n   goes on\n2. Two\n");
        Assert.Equal(["One\ngoes on", "Two"], text.Steps.Select(step => step.Fill(_ => null)));
    }
}
