using System.Reflection;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>Who makes checks here: what a report says it was made by.</summary>
/// <param name="Name">The public name of the place that servers were reached from.</param>
/// <param name="Version">Of this program.</param>
public sealed record Checker(string Name, string Version)
{
    /// <summary>The name given in EHLO, which servers see; where that is none of the public DNS, the site's.</summary>
    public static Checker Of(ChecksOptions checks, SiteOptions site) => new(
        checks.EhloName.Contains('.', StringComparison.Ordinal) || site.PublicUrl is null ? checks.EhloName : site.PublicUrl.Host,
        typeof(Checker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);
}
