using SmtpSetupWizard.Diagnostics.Findings;
using static SmtpSetupWizard.Diagnostics.Tests.Findings.TestCertificates;

namespace SmtpSetupWizard.Diagnostics.Tests.Findings;

public sealed class CertificateNamesTests
{
    [Theory]
    [InlineData("smtp.example.com", "smtp.example.com")]
    [InlineData("SMTP.Example.COM", "smtp.example.com")]
    [InlineData("smtp.example.com", "smtp.EXAMPLE.com.")]
    [InlineData("*.example.com", "smtp.example.com")]
    [InlineData("*.EXAMPLE.com", "smtp.example.com")]
    [InlineData("*.example.com", "xn--bcher-kva.example.com")]
    [InlineData("xn--bcher-kva.example", "XN--BCHER-KVA.example")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1")]
    [InlineData("2001:db8::1", "2001:db8:0::1")]
    [InlineData("localhost", "localhost")]
    public void The_name_fits(string name, string host) => Assert.True(Names(name).Fit(host));

    [Theory]
    [InlineData("example.com", "smtp.example.com")]
    [InlineData("smtp.example.com", "example.com")]
    [InlineData("*.example.com", "example.com")]
    [InlineData("*.example.com", "a.b.example.com")]
    [InlineData("*.example.com", ".example.com")]
    [InlineData("s*.example.com", "smtp.example.com")]
    [InlineData("*mtp.example.com", "smtp.example.com")]
    [InlineData("smtp.*.com", "smtp.example.com")]
    [InlineData("*.*.com", "smtp.example.com")]
    [InlineData("*.com", "example.com")]
    [InlineData("*", "localhost")]
    [InlineData("smtp.example.com.evil.org", "smtp.example.com")]
    [InlineData("192.0.2.2", "192.0.2.1")]
    [InlineData("dns:192.0.2.1", "192.0.2.1")]
    [InlineData("dns:*.0.2.1", "192.0.2.1")]
    [InlineData("::1", "127.0.0.1")]
    public void The_name_does_not_fit(string name, string host) => Assert.False(Names(name).Fit(host));

    [Fact]
    public void A_common_name_is_no_name() => Assert.False(CertificateNames.Of(Leaf(null, [], "CN=smtp.example.com")).Fit("smtp.example.com"));

    private static CertificateNames Names(string name) => CertificateNames.Of(Leaf(null, [name], "CN=x"));
}
