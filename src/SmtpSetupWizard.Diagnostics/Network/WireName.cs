using System.Text;
using DnsClient;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>A name as it is on the wire. The library decodes internationalised labels, here into the one property and there into the other.</summary>
internal static class WireName
{
    public static string Of(DnsString name) => Ascii.IsValid(name.Value) ? name.Value : name.Original;
}
