using System.Net;
using CsCheck;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

public sealed class HostInputTests
{
    [Theory]
    [InlineData("smtp.example.com")]
    [InlineData("SMTP.Example.COM")]
    [InlineData("smtp.example.com.")]
    [InlineData("  smtp.example.com\t\r\n")]
    [InlineData("\u00a0smtp.example.com\u00a0")]
    [InlineData("\u200bsmtp.\u200bexample.com\ufeff")]
    [InlineData("\u200esmtp.example.com\u200f")]
    [InlineData("\"smtp.example.com\"")]
    [InlineData("“smtp.example.com”,")]
    [InlineData("<smtp.example.com>;")]
    [InlineData("ｓｍｔｐ．ｅｘａｍｐｌｅ．ｃｏｍ")]
    [InlineData("smtp。example。com")]
    [InlineData("//smtp.example.com")]
    [InlineData("smtp.example.com/")]
    [InlineData("smtp.example.com:")]
    [InlineData("smtp.example.com/path?query#part")]
    [InlineData("smtp://smtp.example.com")]
    [InlineData("smtp:smtp.example.com")]
    [InlineData("tls://smtp.example.com")]
    [InlineData("https://smtp.example.com:443/owa")]
    [InlineData("imaps://smtp.example.com:993")]
    public void The_name_alone_is_taken(string typed) => Assert.Equal(("smtp.example.com", "smtp.example.com", null, null, null), Parts(typed));

    [Theory]
    [InlineData("smtp.example.com:587", 587, null)]
    [InlineData("smtp.example.com : 587", 587, null)]
    [InlineData("smtp.example.com.:587", 587, null)]
    [InlineData("smtps://smtp.example.com:465/", 465, TlsMode.Implicit)]
    [InlineData("SMTPS://smtp.example.com", null, TlsMode.Implicit)]
    [InlineData("smtps:smtp.example.com", null, TlsMode.Implicit)]
    [InlineData("ssl://smtp.example.com:465", 465, TlsMode.Implicit)]
    [InlineData("submissions://smtp.example.com", null, TlsMode.Implicit)]
    [InlineData("tls://smtp.example.com:587", 587, TlsMode.Starttls)]
    [InlineData("tls://smtp.example.com:465", 465, TlsMode.Implicit)]
    [InlineData("submission://smtp.example.com:587", 587, TlsMode.Starttls)]
    [InlineData("smtp://smtp.example.com:2525", 2525, null)]
    [InlineData("smtp://ann%40example.com:secret@smtp.example.com:587", 587, null)]
    [InlineData("smtp://ann@example.com:sec:ret@smtp.example.com:587?x=y", 587, null)]
    public void Port_and_scheme_are_split_off(string typed, int? port, TlsMode? tls) =>
        Assert.Equal(("smtp.example.com", "smtp.example.com", null, port, tls), Parts(typed));

    [Theory]
    [InlineData("smtp.example.com", null, null)]
    [InlineData("tls://smtp.example.com", null, null)]
    [InlineData("smtps://smtp.example.com", 465, TlsMode.Implicit)]
    [InlineData("smtp.example.com:465", 465, TlsMode.Implicit)]
    [InlineData("smtp.example.com:587", 587, TlsMode.Starttls)]
    [InlineData("smtp.example.com:25", 25, TlsMode.Starttls)]
    [InlineData("ssl://smtp.example.com:587", 587, TlsMode.Implicit)]
    public void Port_and_scheme_together_mean_an_endpoint(string typed, int? port, TlsMode? tls) =>
        Assert.Equal(port is null ? null : new SubmissionEndpoint(port.Value, tls!.Value), HostInput.Parse(typed).Host!.Endpoint);

    [Theory]
    [InlineData("smtp.bücher.example", "smtp.xn--bcher-kva.example", "smtp.bücher.example")]
    [InlineData("SMTP.BÜCHER.example", "smtp.xn--bcher-kva.example", "smtp.bücher.example")]
    [InlineData("smtp.xn--bcher-kva.example", "smtp.xn--bcher-kva.example", "smtp.bücher.example")]
    [InlineData("почта.рф", "xn--80a1acny.xn--p1ai", "почта.рф")]
    [InlineData("メール.example。jp:465", "xn--4dkua4c.example.jp", "メール.example.jp")]
    public void An_international_name_has_both_its_forms(string typed, string ascii, string unicode)
    {
        var (host, _) = HostInput.Parse(typed);
        Assert.Equal((ascii, unicode), (host?.Ascii, host?.Unicode));
    }

    [Theory]
    [InlineData("my_host.example.com")]
    [InlineData("_smtp._tcp.example.com")]
    [InlineData("localhost")]
    [InlineData("mail")]
    [InlineData("1and1.com")]
    [InlineData("0x.example")]
    [InlineData("a--b.example")]
    [InlineData("xn--0.example.com")]
    public void Unusual_names_are_names(string typed) => Assert.Equal((typed, typed), (HostInput.Parse(typed).Host?.Ascii, HostInput.Parse(typed).Host?.Unicode));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.1.", "192.0.2.1")]
    [InlineData("[192.0.2.1]", "192.0.2.1")]
    [InlineData("2130706433", "127.0.0.1")]
    [InlineData("0x7f000001", "127.0.0.1")]
    [InlineData("0x7f.1", "127.0.0.1")]
    [InlineData("0X7F.0x0.0.1", "127.0.0.1")]
    [InlineData("0177.0.0.1", "127.0.0.1")]
    [InlineData("017700000001", "127.0.0.1")]
    [InlineData("127.1", "127.0.0.1")]
    [InlineData("127.0.1", "127.0.0.1")]
    [InlineData("0", "0.0.0.0")]
    [InlineData("１２７．１", "127.0.0.1")]
    [InlineData("①②⑦.1", "127.0.0.1")]
    [InlineData("127。0。0。1", "127.0.0.1")]
    [InlineData("smtp://127.1/", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("[::1]", "::1")]
    [InlineData("2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData("[IPv6:2001:db8::1]", "2001:db8::1")]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1")]
    [InlineData("[::ffff:7f00:1]", "127.0.0.1")]
    [InlineData("fe80::1%1", "fe80::1%1")]
    [InlineData("[fe80::1%251]", "fe80::1%1")]
    [InlineData("2001:db8::1:587", "2001:db8::1:587")]
    public void An_address_of_any_spelling_has_one(string typed, string canonical)
    {
        var (host, error) = HostInput.Parse(typed);
        Assert.Null(error);
        Assert.Equal((canonical, canonical, canonical), (host!.Ascii, host.Unicode, host.Literal?.ToString()));
    }

    [Theory]
    [InlineData("[2001:db8::1]:587", 587)]
    [InlineData("smtps://[2001:db8::1]:465/", 465)]
    [InlineData("192.0.2.1:25", 25)]
    public void An_address_can_have_a_port(string typed, int port) => Assert.Equal(port, HostInput.Parse(typed).Host?.Port);

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData(" \u00a0\u200b\t", "empty")]
    [InlineData("\"\"", "empty")]
    [InlineData("smtp://", "empty")]
    [InlineData("smtps:///", "empty")]
    [InlineData(":587", "empty")]
    [InlineData("ann@example.com", "address")]
    [InlineData(" <ann@example.com> ", "address")]
    [InlineData("mailto:ann@example.com", "address")]
    [InlineData("ann@example.com:587", "address")]
    [InlineData("smtp.example.com:0", "port")]
    [InlineData("smtp.example.com:70000", "port")]
    [InlineData("smtp.example.com:587587", "port")]
    [InlineData("smtp.example.com:-1", "port")]
    [InlineData("smtp.example.com:ssl", "port")]
    [InlineData("[::1]:99999", "port")]
    [InlineData("smtp example com", "spaces")]
    [InlineData("smtp.example.com 587", "spaces")]
    [InlineData("smtp.exam\u00a0ple.com", "spaces")]
    [InlineData("smtp.exam\nple.com", "characters")]
    [InlineData("smtp.exam\0ple.com", "characters")]
    [InlineData("smtp.\u202eelpmaxe.com", "characters")]
    [InlineData("smtp.exam\ud800ple.com", "characters")]
    [InlineData("*.example.com", "characters")]
    [InlineData("smtp.exa$mple.com", "characters")]
    [InlineData("smtp.example.com%00", "characters")]
    [InlineData("127.0.0.1%eth0", "characters")]
    [InlineData("256.1.1.1", "literal")]
    [InlineData("1.2.3.4.5", "literal")]
    [InlineData("4294967296", "literal")]
    [InlineData("smtp.example.123", "literal")]
    [InlineData("smtp.example.0x1f", "literal")]
    [InlineData("0x7g.1", "literal")]
    [InlineData("2001:db8::g", "literal")]
    [InlineData("[2001:db8::1", "literal")]
    [InlineData("[smtp.example.com]", "literal")]
    [InlineData("[::1]x", "literal")]
    [InlineData("smtp.example.com::465", "literal")]
    [InlineData("smtp..example.com", "invalid")]
    [InlineData(".smtp.example.com", "invalid")]
    [InlineData("smtp.example.com..", "invalid")]
    [InlineData(".", "invalid")]
    [InlineData("-smtp.example.com", "invalid")]
    [InlineData("smtp-.example.com", "invalid")]
    public void What_is_no_host_says_why(string? typed, string error) => Assert.Equal((null, $"host.{error}"), HostInput.Parse(typed));

    [Theory]
    [InlineData(63, 60, true)]
    [InlineData(64, 1, false)]
    [InlineData(63, 61, true)]
    [InlineData(63, 62, false)]
    public void Labels_have_63_and_names_253_characters(int label, int last, bool accepted)
    {
        var name = $"{new string('a', label)}.{new string('b', 63)}.{new string('c', 63)}.{new string('d', last)}";
        Assert.Equal(accepted ? null : "host.tooLong", HostInput.Parse(name).Error);
    }

    [Fact]
    public void Endless_input_is_too_long() => Assert.Equal("host.tooLong", HostInput.Parse(new string('a', 100_000)).Error);

    [Fact]
    public void A_long_international_label_is_too_long() => Assert.Equal("host.tooLong", HostInput.Parse(new string('ü', 64) + ".example").Error);

    [Fact]
    public void Whatever_is_typed_gives_a_host_that_stays_itself_or_an_error() =>
        Gen.OneOf(Gen.String[0, 40], Gen.Char["0123456789abcdefx.:[]%/@-_ ＠１。ü\u200b\u202e"].Array[0, 24].Select(characters => new string(characters))).Sample(
            typed =>
            {
                var (host, error) = HostInput.Parse(typed);
                if (host is null) return error is { Length: > 5 };
                var again = HostInput.Parse(host.Ascii).Host;
                return error is null && again?.Ascii == host.Ascii && host.Port is null or (>= 1 and <= 65535);
            },
            iter: 50_000);

    [Fact]
    public void What_the_system_takes_for_an_address_is_never_a_name() =>
        Gen.Char["0123456789abcdefxX."].Array[1, 16].Select(characters => new string(characters)).Sample(
            typed => HostInput.Parse(typed).Host is not { Literal: null } name || !IPAddress.TryParse(name.Ascii, out _),
            iter: 50_000);

    private static (string? Ascii, string? Unicode, IPAddress? Literal, int? Port, TlsMode? Tls) Parts(string typed)
    {
        var host = HostInput.Parse(typed).Host;
        return (host?.Ascii, host?.Unicode, host?.Literal, host?.Port, host?.Tls);
    }
}
