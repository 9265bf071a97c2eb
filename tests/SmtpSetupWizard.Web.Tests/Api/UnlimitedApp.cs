using SmtpSetupWizard.Web.Tests.Checking;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

/// <summary>One app without limits for all tests of a class.</summary>
public sealed class UnlimitedApp : IDisposable
{
    public TestApp App { get; } = new() { Resolver = new PracticeHosts(), Settings = { ["Checks:LimitsEnabled"] = "false" } };

    public void Dispose() => App.Dispose();
}
