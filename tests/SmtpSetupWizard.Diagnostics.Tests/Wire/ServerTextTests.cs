using CsCheck;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Wire;

public class ServerTextTests
{
    [Theory]
    [InlineData("a\u001b[31mred\u0007", "a[31mred")]
    [InlineData("safe\u202Eexe.txt\u2066", "safeexe.txt")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("tab\tbed", "tab bed")]
    [InlineData("line\r\nbreak", "linebreak")]
    [InlineData("\u0085\u2028\u2029x", "x")]
    [InlineData("grüße 日本 🙂", "grüße 日本 🙂")]
    public void What_could_do_harm_is_taken_out(string text, string clean) => Assert.Equal(clean, ServerText.Clean(text));

    [Fact]
    public void A_lone_surrogate_is_taken_out() => Assert.Equal("lone  surrogate", ServerText.Clean("lone \uD800 surrogate"));

    [Fact]
    public void Lines_stay_where_they_are_wanted() => Assert.Equal("a\nb", ServerText.CleanLines("a\r\nb"));

    [Fact]
    public void Long_text_is_cut_and_says_so()
    {
        var clean = ServerText.Clean(new string('x', 600));
        Assert.Equal(ServerText.MaxLength, clean.Length);
        Assert.EndsWith("…", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_ends_short_and_without_controls() => Gen.String.Sample(text =>
    {
        var clean = ServerText.CleanLines(text);
        Assert.True(clean.Length <= ServerText.MaxLength);
        Assert.DoesNotContain(clean, letter => char.IsControl(letter) && letter != '\n');
    });
}
