using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Checking;

/// <param name="Enabled">Whether the hosts under <c>practice.test</c> are answered from memory.</param>
public sealed record PracticeOptions(bool Enabled)
{
    /// <summary>Whether <paramref name="host"/> is answered from memory.</summary>
    public bool Answers(string host) => Enabled && PracticeResolver.IsPracticeName(host);

    public static PracticeOptions Read(SettingsReader settings, IHostEnvironment environment) =>
        new(settings.Flag("Practice:Enabled", environment.IsDevelopment()));
}
