using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>
/// Reads the client configuration format that Thunderbird brought up, version 1.1: <c>clientConfig/emailProvider/outgoingServer</c>. No DTD, no
/// entity, nothing that is fetched. Servers without encryption are left out: no password goes there.
/// </summary>
internal static class AutoconfigDocument
{
    /// <summary>Real ones have some 3 KB.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxServers = 8;
    private const int MaxText = 512;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <returns>In the document's order; empty when it is no such document.</returns>
    public static IReadOnlyList<AutoconfigServer> Read(byte[] document)
    {
        XElement? root;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document, writable: false), Safe);
            root = XDocument.Load(reader).Root;
        }
        catch (Exception exception) when (exception is XmlException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return [];
        }

        if (root?.Name.LocalName != "clientConfig") return [];
        return
        [
            .. Children(root, "emailProvider").Take(1).SelectMany(provider => Children(provider, "outgoingServer"))
                .Where(server => (Text(server.Attribute("type")?.Value) ?? "smtp").Equals("smtp", StringComparison.OrdinalIgnoreCase))
                .Take(2 * MaxServers).Select(Server).OfType<AutoconfigServer>().Take(MaxServers),
        ];
    }

    private static AutoconfigServer? Server(XElement server)
    {
        if (One(server, "hostname") is not { } host) return null;
        TlsMode? tls = One(server, "socketType")?.ToUpperInvariant() switch
        {
            "SSL" or "TLS" => TlsMode.Implicit,
            "STARTTLS" => TlsMode.Starttls,
            _ => null,
        };
        if (tls is not { } mode) return null;
        var port = One(server, "port") is not { } digits ? (mode == TlsMode.Implicit ? 465 : 587)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535 ? number : 0;
        return port == 0 ? null : new(host, port, mode, One(server, "username"), Password([.. Children(server, "authentication").Take(MaxServers).Select(one => Text(one.Value)).OfType<string>()]));
    }

    private static PasswordKind? Password(string[] methods)
    {
        var oauth = methods.Contains("OAuth2", StringComparer.OrdinalIgnoreCase);
        var password = methods.Any(method => method.ToUpperInvariant() is "PASSWORD-CLEARTEXT" or "PASSWORD-ENCRYPTED" or "PLAIN" or "SECURE" or "NTLM");
        if (oauth) return password ? PasswordKind.OauthOrPassword : PasswordKind.OauthOnly;
        return password ? PasswordKind.Account
            : methods.Any(method => method.ToUpperInvariant() is "NONE" or "CLIENT-IP-ADDRESS") ? PasswordKind.None : null;
    }

    private static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(child => child.Name.LocalName == name);

    private static string? One(XElement parent, string name) => Text(Children(parent, name).FirstOrDefault()?.Value);

    /// <summary>Null when it is empty, or more than it can be.</summary>
    private static string? Text(string? value) => value?.Trim() is { Length: > 0 and <= MaxText } text ? text : null;
}
