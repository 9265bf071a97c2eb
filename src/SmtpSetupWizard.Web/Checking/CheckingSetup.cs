using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>What takes checks in and runs them.</summary>
public static partial class CheckingSetup
{
    public static void AddChecking(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SubmissionLimits>();
        services.AddSingleton(provider => Egress(provider.GetRequiredService<ChecksOptions>()));
        services.AddSingleton(Resolver);
        services.AddSingleton<LiveChecks>();
        services.AddSingleton<CheckQueue>();
        services.AddSingleton(provider => Checker.Of(provider.GetRequiredService<ChecksOptions>(), provider.GetRequiredService<SiteOptions>()));
        services.AddSingleton<CheckIntake>();
        services.AddSingleton<OwnedChecks>();
        services.AddSingleton<CheckService>();
        services.AddHostedService(provider => provider.GetRequiredService<CheckService>());
    }

    public static void WarnAboutEhloName(this WebApplication app)
    {
        var name = app.Services.GetRequiredService<ChecksOptions>().EhloName;
        if (!name.Contains('.', StringComparison.Ordinal)) LogEhloName(app.Logger, name);
    }

    private static EgressPolicy Egress(ChecksOptions options) => new(new()
    {
        AllowPrivateAddresses = options.AllowPrivateAddresses,
        AllowedPorts = options.AllowedPorts,
        DeniedNetworks = options.DeniedNetworks,
    });

    private static IHostResolver Resolver(IServiceProvider provider)
    {
        var (options, time) = (provider.GetRequiredService<ChecksOptions>(), provider.GetRequiredService<TimeProvider>());
        var resolver = new DnsHostResolver(
            provider.GetRequiredService<EgressPolicy>(), new() { DnsServers = options.DnsServers, TrustedRoots = options.TrustedRoots }, time);
        return provider.GetRequiredService<PracticeOptions>().Enabled ? new PracticeResolver(resolver, time) : resolver;
    }

    [LoggerMessage(LogLevel.Warning, "Checks:EhloName: '{Name}' is no full host name, so checks give their address in EHLO; some servers refuse that. Set the public name of this host")]
    private static partial void LogEhloName(ILogger logger, string name);
}
