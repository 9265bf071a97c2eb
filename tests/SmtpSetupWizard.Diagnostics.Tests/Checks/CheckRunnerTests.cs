using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Tests.Practice;
using SmtpSetupWizard.Practice;

namespace SmtpSetupWizard.Diagnostics.Tests.Checks;

public class CheckRunnerTests
{
    private static readonly Credentials Ann = new("ann@practice.test", new Secret("correct horse"));

    [Theory]
    [InlineData("ready-authenticated", "ready.authenticated")]
    [InlineData("auth-invalid-credentials", "auth.invalid_credentials")]
    public async Task A_practice_host_gives_its_finding(string host, string finding)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var runner = new CheckRunner(new PracticeResolver(NoOtherHosts.Instance, time), time, new CheckRunnerOptions());
        var report = await runner.RunAsync(new SubmissionCheck { Host = host + ".practice.test", Credentials = Ann }, null, TestContext.Current.CancellationToken);
        Assert.Equal(finding, report.Verdict?.Finding.Code);
    }
}
