using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Tests.Findings;

public class ReplyTextTests
{
    [Theory]
    [InlineData("Échec de l’authentification", "echec de l'authentification")]
    [InlineData("Größe überschritten", "grosse uberschritten")]
    [InlineData("ＳＭＴＰ　無効", "smtp 無効")]
    [InlineData("アプリパスワード", "アプリパスワード")]
    [InlineData("인증 실패", "인증 실패")]
    public void Letters_are_folded(string text, string folded) => Assert.Equal(folded, ReplyText.Fold(text));

    [Theory]
    [InlineData("<spam@example.com>: denied", "@mail: denied")]
    [InlineData("user spam@localhost unknown", "user @mail unknown")]
    [InlineData("host relay.example.com[192.0.2.1] said", "host @host[@ip] said")]
    [InlineData("from 2001:db8::1 refused", "from @ip refused")]
    [InlineData("at 10:00:00", "at 10:00:00")]
    [InlineData("see https://example.com/spam?x=1, please", "see @url please")]
    [InlineData("authentication failed.Please retry", "authentication failed. please retry")]
    [InlineData("5.7.8 no name", "5.7.8 no name")]
    public void Names_stand_as_what_they_are(string text, string words) => Assert.Equal(words, ReplyText.Of(text).Words);

    [Fact]
    public void Links_and_host_names_are_kept() =>
        Assert.Equal("http://service.mail.qq.com/x?no=1 mx.example.com ", ReplyText.Of("see http://service.mail.qq.com/x?no=1 at MX.example.com").Links);

    [Fact]
    public void A_long_text_keeps_its_beginning_and_its_end()
    {
        var words = ReplyText.Of("first " + new string('x', 60000) + " last").Words;
        Assert.True(words.Length <= ReplyText.MaxLength + 1);
        Assert.StartsWith("first", words, StringComparison.Ordinal);
        Assert.EndsWith("last", words, StringComparison.Ordinal);
    }
}
