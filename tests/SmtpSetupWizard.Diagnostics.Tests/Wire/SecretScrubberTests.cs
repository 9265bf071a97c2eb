using System.Text;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Wire;

public class SecretScrubberTests
{
    private const string Password = "C4nary+p/ss wörd%";

    [Fact]
    public void The_password_itself_is_masked() => Assert.Equal("535 no ******** here", Scrub($"535 no {Password} here"));

    [Fact]
    public void The_password_in_another_case_is_masked() => AssertHidden(Password.ToUpperInvariant());

    [Fact]
    public void The_percent_encoded_password_is_masked() => AssertHidden(Uri.EscapeDataString(Password));

    [Fact]
    public void A_password_percent_encoded_to_the_last_letter_is_masked() =>
        AssertHidden(string.Concat(Encoding.UTF8.GetBytes(Password).Select(value => $"%{value:X2}")));

    [Fact]
    public void The_password_in_base64_is_masked() => AssertHidden(Base64(Password));

    [Theory]
    [InlineData("\0ann@example.com\0", "")]
    [InlineData("a", "zz")]
    [InlineData("ab", "z")]
    [InlineData("abc", "")]
    public void A_blob_that_holds_the_password_is_masked(string before, string behind) => AssertHidden(Base64(before + Password + behind));

    [Fact]
    public void A_blob_in_the_middle_of_other_letters_is_masked() => AssertHidden("x" + Base64("\0ann\0" + Password).TrimEnd('=') + "y");

    [Fact]
    public void The_password_in_url_safe_base64_is_masked() => AssertHidden(Base64("\0a\0" + Password).Replace('+', '-').Replace('/', '_'));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0, 6)]
    [InlineData(2, 0)]
    [InlineData(5, 3)]
    public void A_blob_that_is_cut_is_masked(int atTheStart, int atTheEnd)
    {
        var blob = Base64(Password).TrimEnd('=');
        AssertHidden(blob[atTheStart..^atTheEnd]);
    }

    [Theory]
    [InlineData("C4nary&#43;p&#x2F;ss w&ouml;rd%")]
    [InlineData("C4nary+p/ss w&#246;rd%")]
    [InlineData(@"C4nary\u002bp\/ss w\u00f6rd%")]
    [InlineData(@"C4nary\u{2b}p/ss w\u{f6}rd%")]
    [InlineData(@"C4nary+p/ss w\xc3\xb6rd%")]
    [InlineData(@"C4nary\053p\057ss wörd%")]
    [InlineData("C4nary=2Bp/ss w=C3=B6rd%")]
    [InlineData("C4nary+2Bp/ss+20w+C3+B6rd+25")]
    [InlineData("C4nary%2Bp/ss+w%C3%B6rd%25")]
    [InlineData("43346e6172792b702f73732077c3b6726425")]
    public void A_password_escaped_for_another_format_is_masked(string escaped) => AssertHidden(escaped);

    [Fact]
    public void A_usual_escape_takes_nothing_else_with_it() => Assert.Equal("535 no ******** here", Scrub("535 no C4nary+p/ss w&#246;rd% here"));

    [Fact]
    public void A_password_broken_over_lines_is_masked() => AssertHidden($"535-{Password[..8]}\r\n535 {Password[8..]}", part: Password[..8]);

    [Fact]
    public void A_short_password_is_masked_where_it_stands_alone_and_innocent_words_stay()
    {
        var scrubber = new SecretScrubber(new Credentials("u", new Secret("ab")));
        Assert.Equal("abort ******** able", scrubber.Scrub("abort ab able"));
    }

    [Fact]
    public void Innocent_text_stays() => Assert.Equal("535 5.7.8 authentication failed: VXNlcm5hbWU6", Scrub("535 5.7.8 authentication failed: VXNlcm5hbWU6"));

    [Fact]
    public void Without_credentials_nothing_is_changed() => Assert.Equal("x", new SecretScrubber(null).Scrub("x"));

    private static void AssertHidden(string secret, string? part = null)
    {
        var scrubbed = Scrub($"535 5.7.8 you said {secret} to me");
        Assert.Contains("********", scrubbed, StringComparison.Ordinal);
        Assert.DoesNotContain(part ?? secret, scrubbed, StringComparison.Ordinal);
    }

    private static string Scrub(string text) => new SecretScrubber(new Credentials("ann@example.com", new Secret(Password))).Scrub(text);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
