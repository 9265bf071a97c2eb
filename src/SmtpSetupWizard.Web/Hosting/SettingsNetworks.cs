using System.Net;

namespace SmtpSetupWizard.Web.Hosting;

public static class SettingsNetworks
{
    /// <summary>A list of networks; a single address stands for itself.</summary>
    public static IReadOnlyList<IPNetwork> Networks(this SettingsReader settings, string key) =>
        settings.List<IPNetwork>(key, "a network such as 198.51.100.0/24", TryParse) ?? [];

    private static bool TryParse(string text, out IPNetwork network)
    {
        if (!IPAddress.TryParse(text, out var address)) return IPNetwork.TryParse(text, out network);
        network = new(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}
