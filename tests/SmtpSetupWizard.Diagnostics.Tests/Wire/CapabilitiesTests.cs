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

    [Fact]
    public void The_first_line_is_the_greeting_and_no_capability() => Assert.False(Capabilities.Read(new Reply(250, ["STARTTLS"])).Has("STARTTLS"));

    private static Capabilities Read(string lines) => Capabilities.Read(new Reply(250, ["mx", .. lines.Split('|')]));
}
