using System.Net;

namespace SmtpSetupWizard.Web.Hosting;

/// <param name="KnownNetworks">Reverse proxies whose <c>X-Forwarded-For</c> and <c>-Proto</c> count.</param>
public sealed record ProxyOptions(IReadOnlyList<IPNetwork> KnownNetworks)
{
    public static ProxyOptions Read(SettingsReader settings) => new(settings.Networks("Proxy:KnownNetworks"));
}
