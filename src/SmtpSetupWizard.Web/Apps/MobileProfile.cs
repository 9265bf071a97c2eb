using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>
/// A configuration profile for iPhone, iPad and Mac: one mail account. Apple's payload <c>com.apple.mail.managed</c> needs the server for receiving
/// as well; the device asks for the password.
/// </summary>
public static class MobileProfile
{
    public const string MediaType = "application/x-apple-aspen-config";

    /// <summary>Whether everything that the payload needs is known.</summary>
    public static bool IsPossible(SnippetValues values) =>
        values is { Incoming: not null, Sender: not null, UserName: not null } && (values.Endpoint.Tls == TlsMode.Starttls || values.Endpoint.Port == 465);

    /// <exception cref="InvalidOperationException">Not <see cref="IsPossible"/>.</exception>
    public static byte[] Write(SnippetValues values)
    {
        if (!IsPossible(values)) throw new InvalidOperationException();
        var (incoming, address) = (values.Incoming!, values.Sender!);
        var account = Dictionary(
            ("EmailAccountDescription", address),
            ("EmailAccountType", incoming.Protocol == IncomingProtocol.Pop ? "EmailTypePOP" : "EmailTypeIMAP"),
            ("EmailAddress", address),
            ("IncomingMailServerAuthentication", "EmailAuthPassword"),
            ("IncomingMailServerHostName", incoming.Host),
            ("IncomingMailServerPortNumber", incoming.Port),
            ("IncomingMailServerUseSSL", true),
            ("IncomingMailServerUsername", values.UserName!),
            ("OutgoingMailServerAuthentication", "EmailAuthPassword"),
            ("OutgoingMailServerHostName", values.Host),
            ("OutgoingMailServerPortNumber", values.Endpoint.Port),
            ("OutgoingMailServerUseSSL", true),
            ("OutgoingMailServerUsername", values.UserName!),
            ("OutgoingPasswordSameAsIncomingPassword", true),
            ("PayloadDisplayName", address),
            ("PayloadIdentifier", $"smtp-setup-wizard.{Id(address)}.account"),
            ("PayloadType", "com.apple.mail.managed"),
            ("PayloadUUID", Id(address + "/account")),
            ("PayloadVersion", 1));
        var profile = Dictionary(
            ("PayloadContent", new XElement("array", account)),
            ("PayloadDisplayName", address),
            ("PayloadIdentifier", $"smtp-setup-wizard.{Id(address)}"),
            ("PayloadType", "Configuration"),
            ("PayloadUUID", Id(address)),
            ("PayloadVersion", 1));
        var document = new XDocument(
            new XDocumentType("plist", "-//Apple//DTD PLIST 1.0//EN", "http://www.apple.com/DTDs/PropertyList-1.0.dtd", null),
            new XElement("plist", new XAttribute("version", "1.0"), profile));
        using var written = new MemoryStream();
        using (var writer = XmlWriter.Create(written, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true })) document.Save(writer);
        return written.ToArray();
    }

    private static XElement Dictionary(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var dictionary = new XElement("dict");
        foreach (var (key, value) in entries)
        {
            dictionary.Add(new XElement("key", key), value switch
            {
                XElement element => element,
                bool yes => new XElement(yes ? "true" : "false"),
                int number => new XElement("integer", number),
                _ => new XElement("string", value),
            });
        }

        return dictionary;
    }

    /// <summary>The same for the same address: a profile that is loaded again takes the place of the one before.</summary>
    private static string Id(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)).ToString().ToUpperInvariant();
}
