using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Discovery;

/// <summary>What finds the servers of an address.</summary>
public static class DiscoverySetup
{
    /// <summary>Bytes; what a source said of a domain has some hundred.</summary>
    private const long MaxKept = 32 * 1024 * 1024;

    public static void AddDiscovery(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<MemoryCacheOptions>(options => options.SizeLimit = MaxKept);
        builder.Services.AddHybridCache();
        builder.Services.AddSingleton(Runner);
        builder.Services.AddSingleton<DiscoveryIntake>();
    }

    private static DiscoveryRunner Runner(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<ChecksOptions>();
        return new(
            provider.GetRequiredService<EgressPolicy>(),
            new() { DnsServers = options.DnsServers, TrustedRoots = options.TrustedRoots },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<HybridCache>());
    }
}
