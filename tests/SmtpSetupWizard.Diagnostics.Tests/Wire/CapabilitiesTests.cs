using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Wire;

public class CapabilitiesTests
{
    [Theory]
    [InlineData("AUTH PLAIN LOGIN", "PLAIN,LOGIN")]
    [InlineData("auth  plain\tlogin ", "PLAIN,LOGIN")]
    [InlineData("AUTH=LOGIN PLAIN", "LOGIN,PLAIN")]
    [InlineData("AUTH LOGIN|AUTH=LOGIN PLAIN", "LOGIN,PLAIN")]
    [InlineData("AUTHENTICATE PLAIN", "")]
    public void Mechanisms_are_read_in_every_spelling(string lines, string mechanisms) =>
        Assert.Equal(mechanisms, string.Join(',', Read(lines).Mechanisms));

    [Theory]
    [InlineData("STARTTLS", true)]
    [InlineData("starttls", true)]
    [InlineData("STARTTLS ", true)]
    [InlineData("STARTTLS now", true)]
    [InlineData("XSTARTTLS", false)]
    public void A_keyword_is_found_in_any_case(string line, bool found) => Assert.Equal(found, Read(line).Has("STARTTLS"));

    [Theory]
    [InlineData("SIZE 35882577", 35882577L)]
    [InlineData("size 1000 ", 1000L)]
    [InlineData("SIZE", null)]
    [InlineData("SIZE 0", null)]
    [InlineData("SIZE -5", null)]
    [InlineData("SIZE lots", null)]
    [InlineData("PIPELINING", null)]
    public void The_largest_message_is_read_where_a_limit_is_announced(string line, long? bytes) => Assert.Equal(bytes, Read(line).LargestMessage);

    [Fact]
    public void The_first_line_is_the_greeting_and_no_capability() => Assert.False(Capabilities.Read(new Reply(250, ["STARTTLS"])).Has("STARTTLS"));

    private static Capabilities Read(string lines) => Capabilities.Read(new Reply(250, ["mx", .. lines.Split('|')]));
}
