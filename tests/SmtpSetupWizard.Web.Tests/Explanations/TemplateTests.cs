using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Tests.Explanations;

public sealed class TemplateTests
{
    private static string Fill(string template, params (string Name, string Value)[] values) =>
        Template.Parse(template).Fill(name => values.FirstOrDefault(pair => pair.Name == name).Value);

    [Fact]
    public void A_placeholder_says_its_value() => Assert.Equal("on port 587.", Fill("[[on port {port}]].", ("port", "587")));

    [Fact]
    public void An_optional_part_without_a_value_is_left_out() => Assert.Equal("It answered.", Fill("It answered[[ on port {port}]]."));

    [Fact]
    public void One_missing_value_takes_the_whole_part_with_it() => Assert.Equal("It answered.", Fill("It answered[[ on port {port} at {address}]].", ("port", "587")));

    [Fact]
    public void What_stands_after_the_bars_is_said_instead() => Assert.Equal("somebody", Fill("[[{issuer}||somebody]]"));

    [Fact]
    public void A_condition_writes_nothing() => Assert.Equal("tested", Fill("[[{?check}tested]][[{?pasted}read]]", ("?check", "")));

    [Fact]
    public void A_line_of_left_out_parts_goes_with_its_line_end() => Assert.Equal("a\nb", Fill("a\n[[Port: {port}]]\nb"));

    [Theory]
    [InlineData("One. [[{host} two.]] Three.", "One. Three.")]
    [InlineData("One. [[{host} two.]] [[{port} three.]]", "One.")]
    [InlineData("[[{host} one.]] Two.", "Two.")]
    [InlineData("a [[{host} ]]b", "a b")]
    [InlineData("a[[ {host}]] b[[ {host}]], c", "a b, c")]
    public void A_part_that_was_left_out_leaves_no_gap(string template, string text) => Assert.Equal(text, Fill(template));

    [Fact]
    public void A_value_is_never_read_as_a_template() => Assert.Equal("[[{user}]]", Fill("[[{reply}]]", ("reply", "[[{user}]]"), ("user", "ann")));

    [Theory]
    [InlineData("[[{nonsense}]]", "Unknown placeholder")]
    [InlineData("on port {port}", "can be missing")]
    [InlineData("[[on port {port}", "never closed")]
    [InlineData("[[on port {port]]", "never closed")]
    [InlineData("[[no placeholder]]", "needs a placeholder")]
    [InlineData("[[a {port} [[b {host}]]", "within")]
    [InlineData("stray } brace", "closes nothing")]
    [InlineData("[[{host}{port}]]", "stands against")]
    public void A_broken_template_says_what_is_wrong(string template, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Template.Parse(template)).Message, StringComparison.Ordinal);
}
