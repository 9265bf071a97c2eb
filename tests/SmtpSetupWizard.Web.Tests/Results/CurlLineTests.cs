using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Results;

namespace SmtpSetupWizard.Web.Tests.Results;

public sealed class CurlLineTests
{
    [Theory]
    [InlineData("smtp.example.com", 587, TlsMode.Starttls, "curl -v --connect-timeout 10 --max-time 20 --ssl-reqd -X NOOP \"smtp://smtp.example.com:587\"")]
    [InlineData("smtp.example.com", 465, TlsMode.Implicit, "curl -v --connect-timeout 10 --max-time 20 -X NOOP \"smtps://smtp.example.com:465\"")]
    [InlineData("203.0.113.7", 2525, TlsMode.Starttls, "curl -v --connect-timeout 10 --max-time 20 --ssl-reqd -X NOOP \"smtp://203.0.113.7:2525\"")]
    [InlineData("2001:db8::25", 587, TlsMode.Starttls, "curl -v --connect-timeout 10 --max-time 20 --ssl-reqd -X NOOP \"smtp://[2001:db8::25]:587\"")]
    public void It_tests_the_endpoint_with_its_own_encryption(string host, int port, TlsMode tls, string expected) =>
        Assert.Equal(expected, CurlLine.Of(host, new(port, tls), "curl"));

    [Fact]
    public void A_broken_IPv6_is_tested_alone() =>
        Assert.Contains(" -6 ", CurlLine.Of("smtp.example.com", new(587, TlsMode.Starttls), "curl.exe", ipv6: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("a\"; rm -rf ~; \"")]
    [InlineData("%PATH%.example.com")]
    [InlineData("$(id).example.com")]
    [InlineData("`id`.example.com")]
    [InlineData("a!b.example.com")]
    [InlineData("fe80::1%eth0")]
    [InlineData("bücher.example")]
    public void What_a_shell_could_read_differently_makes_no_line(string host) => Assert.Null(CurlLine.Of(host, new(587, TlsMode.Starttls), "curl"));
}
