using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>Everything that an operator sets, judged as a whole.</summary>
public sealed record Settings(ChecksOptions Checks, PracticeOptions Practice, ReportsOptions Reports, SiteOptions Site, SupportOptions Support, ProxyOptions Proxy)
{
    /// <exception cref="SettingsException">Names each key that is wrong.</exception>
    public static Settings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new SettingsReader(configuration);
        var settings = new Settings(
            ChecksOptions.Read(reader), PracticeOptions.Read(reader, environment), ReportsOptions.Read(reader, environment), SiteOptions.Read(reader), SupportOptions.Read(reader), ProxyOptions.Read(reader));
        reader.ThrowIfWrong();
        return settings;
    }
}
