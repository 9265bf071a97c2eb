using SmtpSetupWizard.Diagnostics.Discovery;

namespace SmtpSetupWizard.Diagnostics.Tests.Discovery;

public class AddressInputTests
{
    [Theory]
    [InlineData("ann@example.com", "ann", "example.com")]
    [InlineData("  Ann.B+x@Example.COM ", "Ann.B+x", "example.com")]
    [InlineData("ann@example.com.", "ann", "example.com")]
    [InlineData("Ann Smith <ann@example.com>", "ann", "example.com")]
    [InlineData("\"Smith, Ann\" <ann@example.com>", "ann", "example.com")]
    [InlineData("<ann@example.com>", "ann", "example.com")]
    [InlineData("mailto:ann@example.com?subject=Hi&cc=bob@example.net", "ann", "example.com")]
    [InlineData("MAILTO:ann%2Bx@example.com", "ann+x", "example.com")]
    [InlineData("ann@example.com;", "ann", "example.com")]
    [InlineData("“ann@example.com”", "ann", "example.com")]
    [InlineData("\u200bann@example.com\ufeff", "ann", "example.com")]
    [InlineData("ann＠example.com", "ann", "example.com")]
    [InlineData("ann@bücher.example", "ann", "xn--bcher-kva.example")]
    [InlineData("žofie@příklad.cz", "žofie", "xn--pklad-zsa96e.cz")]
    [InlineData("\"ann smith\"@example.com", "\"ann smith\"", "example.com")]
    [InlineData("\"a@b\"@example.com", "\"a@b\"", "example.com")]
    [InlineData("\"a\\\"b\"@example.com", "\"a\\\"b\"", "example.com")]
    [InlineData("o'neil@example.com", "o'neil", "example.com")]
    [InlineData("ann@localhost", "ann", "localhost")]
    public void An_address_is_understood(string typed, string local, string domain) =>
        Assert.Equal((new TypedAddress(local, domain), null), AddressInput.Parse(typed));

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("   ", "empty")]
    [InlineData("<>", "empty")]
    [InlineData("ann", "noAt")]
    [InlineData("smtp.example.com", "noAt")]
    [InlineData("ann@example.com, bob@example.com", "several")]
    [InlineData("ann@@example.com", "several")]
    [InlineData("ann@bob@example.com", "several")]
    [InlineData("@example.com", "local")]
    [InlineData("ann smith@example.com", "local")]
    [InlineData(".ann@example.com", "local")]
    [InlineData("ann.@example.com", "local")]
    [InlineData("a..b@example.com", "local")]
    [InlineData("\"\"@example.com", "local")]
    [InlineData("\"a\"b\"@example.com", "local")]
    [InlineData("ann@", "domain")]
    [InlineData("ann@.", "domain")]
    [InlineData("ann@example..com", "domain")]
    [InlineData("ann@-example.com", "domain")]
    [InlineData("ann@exa mple.com", "domain")]
    [InlineData("ann@example,com", "domain")]
    [InlineData("ann@example.com/x", "domain")]
    [InlineData("ann@example.com:587", "domain")]
    [InlineData("ann@[192.0.2.1]", "domain")]
    [InlineData("ann@192.0.2.1", "domain")]
    [InlineData("ann@exam\u0000ple.com", "characters")]
    [InlineData("ann\r\nRCPT TO:<x@example.com>", "characters")]
    public void What_is_no_address_is_told_from_one(string? typed, string error) => Assert.Equal((null, $"address.{error}"), AddressInput.Parse(typed));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("address.characters", AddressInput.Parse("ann\ud800@example.com").Error);

    [Fact]
    public void The_parts_have_their_limits()
    {
        Assert.Null(AddressInput.Parse(new string('a', 64) + "@example.com").Error);
        Assert.Equal("address.tooLong", AddressInput.Parse(new string('a', 65) + "@example.com").Error);
        Assert.Equal("address.tooLong", AddressInput.Parse(new string('ä', 33) + "@example.com").Error); // octets, not letters
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 61), 4)); // 247
        Assert.Null(AddressInput.Parse("annann@" + domain).Error);
        Assert.Equal("address.tooLong", AddressInput.Parse("annanna@" + domain).Error);
        Assert.Equal("address.tooLong", AddressInput.Parse("ann@" + new string('d', 64) + ".com").Error);
        Assert.Equal("address.tooLong", AddressInput.Parse(new string('a', 3000)).Error);
    }
}
