using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Practice.Scenarios;

namespace SmtpSetupWizard.Diagnostics.Tests.Practice;

public sealed class PracticeScenariosTests
{
    public static TheoryData<string> Findings =>
        [.. FindingCatalog.All.Where(info => !info.PastedOnly && info.Group is not ("not_tried" or "client" or "network")).Select(info => info.Code)];

    [Theory]
    [MemberData(nameof(Findings))]
    public void Each_finding_of_a_check_has_a_host_of_its_name(string code)
    {
        Assert.Equal(code, PracticeScenarios.Get(code).Finding);
    }

    [Fact]
    public void No_scenario_shows_what_the_catalogue_does_not_know()
    {
        Assert.All(PracticeScenarios.All, scenario => Assert.True(FindingCatalog.Contains(scenario.Finding), scenario.Finding));
    }

    [Fact]
    public async Task An_unknown_practice_name_is_not_looked_up_elsewhere()
    {
        var resolver = new PracticeResolver(NoOtherHosts.Instance, TimeProvider.System);
        var host = await resolver.ResolveAsync("nobody.practice.test", TestContext.Current.CancellationToken);
        Assert.Equal("resolve.not_found", host.Finding?.Code);
    }

    [Theory]
    [InlineData("smtp.example.com")]
    [InlineData("practice.test.example.com")]
    [InlineData("mypractice.test")]
    public async Task Any_other_name_is_left_to_the_real_resolver(string name)
    {
        var resolver = new PracticeResolver(NoOtherHosts.Instance, TimeProvider.System);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await resolver.ResolveAsync(name, TestContext.Current.CancellationToken));
    }
}
