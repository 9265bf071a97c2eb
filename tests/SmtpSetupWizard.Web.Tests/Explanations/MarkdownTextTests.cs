using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Tests.Explanations;

public sealed class MarkdownTextTests
{
    [Fact]
    public void A_link_that_we_wrote_is_kept_and_cut_off_from_its_opener() =>
        Assert.Equal(
            "<p><a href=\"https://support.google.com/\" rel=\"noopener noreferrer\">Google</a></p>\n",
            MarkdownText.ToHtml("[Google](https://support.google.com/)"));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,y)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/relative)")]
    [InlineData("![x](https://evil.example/x.png)")]
    [InlineData("[x][r]\n\n[r]: javascript:y")]
    public void Any_other_link_or_image_leaves_only_its_words(string markdown) => Assert.Equal("<p>x</p>\n", MarkdownText.ToHtml(markdown));

    [Theory]
    [InlineData("<https://evil.example/>")]
    [InlineData("https://evil.example/")]
    [InlineData("www.evil.example")]
    [InlineData("<ann@example.com>")]
    public void A_bare_address_is_no_link(string markdown) => Assert.DoesNotContain("<a", MarkdownText.ToHtml(markdown), StringComparison.Ordinal);

    [Fact]
    public void Raw_html_is_text() => Assert.Equal("<p>&lt;b&gt;x&lt;/b&gt;</p>\n", MarkdownText.ToHtml("<b>x</b>"));

    [Fact]
    public void Plain_text_has_no_markup() => Assert.Equal("Use port 587 here.", MarkdownText.ToPlain("Use **port** `587` [here](https://example.com/)."));
}
