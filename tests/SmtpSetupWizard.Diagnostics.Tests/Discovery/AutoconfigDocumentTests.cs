using System.Text;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Diagnostics.Discovery.Sources;

namespace SmtpSetupWizard.Diagnostics.Tests.Discovery;

public class AutoconfigDocumentTests
{
    [Fact]
    public void Servers_are_read_in_the_document_s_order()
    {
        var servers = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <clientConfig version="1.1">
              <emailProvider id="example.com">
                <domain>example.com</domain>
                <incomingServer type="imap"><hostname>imap.example.com</hostname><port>993</port><socketType>SSL</socketType></incomingServer>
                <outgoingServer type="smtp">
                  <hostname> smtp.%EMAILDOMAIN% </hostname><port>587</port><socketType>STARTTLS</socketType>
                  <authentication>password-cleartext</authentication><username>%EMAILLOCALPART%</username>
                </outgoingServer>
                <outgoingServer type="smtp">
                  <hostname>smtp2.example.com</hostname><socketType>SSL</socketType>
                  <authentication>OAuth2</authentication><authentication>password-cleartext</authentication>
                </outgoingServer>
              </emailProvider>
            </clientConfig>
            """);
        Assert.Equal(
            [
                new("smtp.%EMAILDOMAIN%", 587, TlsMode.Starttls, "%EMAILLOCALPART%", PasswordKind.Account),
                new AutoconfigServer("smtp2.example.com", 465, TlsMode.Implicit, null, PasswordKind.OauthOrPassword),
            ],
            servers);
    }

    [Theory]
    [InlineData("OAuth2", PasswordKind.OauthOnly)]
    [InlineData("password-encrypted", PasswordKind.Account)]
    [InlineData("plain", PasswordKind.Account)]
    [InlineData("none", PasswordKind.None)]
    [InlineData("client-IP-address", PasswordKind.None)]
    [InlineData("TLS-client-cert", null)]
    public void The_ways_to_sign_in_tell_the_kind_of_password(string method, PasswordKind? kind) =>
        Assert.Equal(kind, Assert.Single(Read(Document($"<hostname>smtp.example.com</hostname><socketType>SSL</socketType><authentication>{method}</authentication>"))).Password);

    [Theory]
    [InlineData("<hostname>smtp.example.com</hostname><port>25</port><socketType>plain</socketType>")]
    [InlineData("<hostname>smtp.example.com</hostname><port>587</port>")]
    [InlineData("<port>587</port><socketType>SSL</socketType>")]
    [InlineData("<hostname>smtp.example.com</hostname><port>70000</port><socketType>SSL</socketType>")]
    [InlineData("<hostname>smtp.example.com</hostname><port>-1</port><socketType>SSL</socketType>")]
    [InlineData("<hostname>smtp.example.com</hostname><port>587x</port><socketType>SSL</socketType>")]
    public void A_server_without_encryption_name_or_possible_port_is_left_out(string server) => Assert.Empty(Read(Document(server)));

    [Fact]
    public void Another_protocol_is_left_out() => Assert.Empty(Read(Document("<hostname>x.example.com</hostname><socketType>SSL</socketType>", type: "exchange")));

    [Theory]
    [InlineData("")]
    [InlineData("not found")]
    [InlineData("<!DOCTYPE html><html><body><p>Welcome<br></body></html>")]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'><body><outgoingServer type='smtp'><hostname>smtp.example.com</hostname><socketType>SSL</socketType></outgoingServer></body></html>")]
    [InlineData("<clientConfig><emailProvider>")]
    [InlineData("<clientConfig/>")]
    [InlineData("<?xml version='1.0' encoding='utf-7'?><clientConfig/>")]
    public void What_is_no_such_document_has_no_servers(string text) => Assert.Empty(Read(text));

    [Fact]
    public void Entities_are_not_expanded_and_nothing_is_fetched()
    {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (var level = 1; level < 40; level++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY a{level} \"&a{level - 1};&a{level - 1};\">");
        Assert.Empty(Read(bomb + "]>" + Document("<hostname>&a39;</hostname><socketType>SSL</socketType>")));
        Assert.Empty(Read("<!DOCTYPE x SYSTEM \"https://example.com/x.dtd\">" + Document("<hostname>smtp.example.com</hostname><socketType>SSL</socketType>")));
        Assert.Empty(Read("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>" + Document("<hostname>&f;</hostname><socketType>SSL</socketType>")));
    }

    [Fact]
    public void Depth_and_number_have_no_effect()
    {
        Assert.Empty(Read(string.Concat(Enumerable.Repeat("<clientConfig>", 4000))));
        var nested = string.Concat(Enumerable.Repeat("<a>", 6000)) + string.Concat(Enumerable.Repeat("</a>", 6000));
        Assert.Single(Read(Document($"<hostname>smtp.example.com</hostname><socketType>SSL</socketType>{nested}")));
        var many = string.Concat(Enumerable.Repeat("<outgoingServer type='smtp'><hostname>a.example.com</hostname><socketType>SSL</socketType></outgoingServer>", 500));
        Assert.Equal(8, Read($"<clientConfig><emailProvider>{many}</emailProvider></clientConfig>").Count);
    }

    private static string Document(string server, string type = "smtp") =>
        $"<clientConfig version='1.1'><emailProvider id='example.com'><outgoingServer type='{type}'>{server}</outgoingServer></emailProvider></clientConfig>";

    private static IReadOnlyList<AutoconfigServer> Read(string document) => AutoconfigDocument.Read(Encoding.UTF8.GetBytes(document));
}
