namespace SmtpSetupWizard.Web.Hosting;

public static class SettingsSetup
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => Settings.Read(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => provider.GetRequiredService<Settings>().Checks);
        services.AddSingleton(provider => provider.GetRequiredService<Settings>().Practice);
        services.AddSingleton(provider => provider.GetRequiredService<Settings>().Reports);
        services.AddSingleton(provider => provider.GetRequiredService<Settings>().Site);
        services.AddSingleton(provider => provider.GetRequiredService<Settings>().Support);
        services.AddSingleton(provider => provider.GetRequiredService<Settings>().Proxy);
    }

    /// <exception cref="SettingsException">Names each key that is wrong.</exception>
    public static void ValidateSettings(this WebApplication app) => app.Services.GetRequiredService<Settings>();
}
