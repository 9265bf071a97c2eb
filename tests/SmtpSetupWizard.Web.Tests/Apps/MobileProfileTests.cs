using System.Text;
using System.Xml;
using System.Xml.Linq;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Apps;

namespace SmtpSetupWizard.Web.Tests.Apps;

public sealed class MobileProfileTests
{
    private static readonly SnippetValues Values = new()
    {
        Host = "smtp.123-reg.co.uk",
        Endpoint = new(465, TlsMode.Implicit),
        UserName = "o'hara&<ann>\"",
        Sender = "o'hara&x@example.com",
        Incoming = IncomingServer.BehindSubmission("smtp.123-reg.co.uk"),
    };

    [Fact]
    public void It_holds_both_servers_and_no_password()
    {
        var account = Account(MobileProfile.Write(Values));

        Assert.Equal("EmailTypeIMAP", account["EmailAccountType"]);
        Assert.Equal(("imap.123-reg.co.uk", "993", "true"), (account["IncomingMailServerHostName"], account["IncomingMailServerPortNumber"], account["IncomingMailServerUseSSL"]));
        Assert.Equal(("smtp.123-reg.co.uk", "465", "true"), (account["OutgoingMailServerHostName"], account["OutgoingMailServerPortNumber"], account["OutgoingMailServerUseSSL"]));
        Assert.Equal((Values.UserName, Values.UserName, Values.Sender), (account["IncomingMailServerUsername"], account["OutgoingMailServerUsername"], account["EmailAddress"]));
        Assert.DoesNotContain(account.Keys, key => key.EndsWith("Password", StringComparison.Ordinal) && key != "OutgoingPasswordSameAsIncomingPassword");
    }

    [Fact]
    public void The_same_address_has_the_same_identifier() => Assert.Equal(MobileProfile.Write(Values), MobileProfile.Write(Values));

    [Fact]
    public void Without_the_server_for_receiving_there_is_none()
    {
        Assert.Null(IncomingServer.BehindSubmission("smtp.example.com"));
        Assert.False(MobileProfile.IsPossible(Values with { Incoming = null }));
        Assert.False(MobileProfile.IsPossible(Values with { Sender = null }));
        Assert.False(MobileProfile.IsPossible(Values with { UserName = null }));
        Assert.False(MobileProfile.IsPossible(Values with { Endpoint = new(2465, TlsMode.Implicit) }));
    }

    [Theory]
    [InlineData("imap.example.com", IncomingProtocol.Imap, 993)]
    [InlineData("POP.example.com", IncomingProtocol.Pop, 995)]
    public void A_name_tells_what_a_server_speaks(string host, IncomingProtocol protocol, int port) =>
        Assert.Equal((protocol, port), (IncomingServer.Named(host)!.Protocol, IncomingServer.Named(host)!.Port));

    private static Dictionary<string, string> Account(byte[] profile)
    {
        using var reader = XmlReader.Create(new MemoryStream(profile), new() { DtdProcessing = DtdProcessing.Ignore });
        var document = XDocument.Load(reader);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", Encoding.UTF8.GetString(profile), StringComparison.Ordinal);
        var account = document.Root!.Element("dict")!.Element("array")!.Element("dict")!;
        return account.Elements("key").ToDictionary(key => key.Value, key => key.ElementsAfterSelf().First() is var value && value.IsEmpty ? value.Name.LocalName : value.Value, StringComparer.Ordinal);
    }
}
