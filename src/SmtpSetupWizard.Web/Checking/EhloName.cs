using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>The name that checks give in EHLO (RFC 5321 section 4.1.1.1).</summary>
public static class EhloName
{
    private const string Key = "Checks:EhloName";

    /// <summary>As set, else the host's full name as far as it is known.</summary>
    public static string Read(SettingsReader settings)
    {
        if (settings.Text(Key) is not { } name) return OfHost();
        if (name.Length <= 253 && Uri.CheckHostName(name) == UriHostNameType.Dns) return name;
        settings.Wrong(Key, $"'{name}' is not a host name such as checker.example.com");
        return "";
    }

    private static string OfHost()
    {
        var network = IPGlobalProperties.GetIPGlobalProperties();
        if (network.HostName.Contains('.', StringComparison.Ordinal)) return network.HostName;
        if (network.DomainName.Contains('.', StringComparison.Ordinal)) return $"{network.HostName}.{network.DomainName}";
        try
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            return Dns.GetHostEntryAsync(network.HostName, soon.Token).GetAwaiter().GetResult().HostName;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return network.HostName;
        }
    }
}
