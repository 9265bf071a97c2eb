using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Tests.Reports;

public sealed class ReportUpkeepTests
{
    [Fact]
    public async Task A_node_that_lives_keeps_its_leases_and_forgets_what_has_expired()
    {
        await using var test = new TestStore();
        var expired = await test.AcceptAsync();
        test.Time.Advance(test.Options.Lifetime - TimeSpan.FromSeconds(1));
        var running = await test.AcceptAsync();
        var (checks, pass) = (new LiveChecks(), new ClientPass(1, signsIn: false));
        checks.Add(new(running, pass));
        using var upkeep = new ReportUpkeep(test.Store, test.Cases, checks, test.Time, NullLogger<ReportUpkeep>.Instance);
        await upkeep.StartAsync(TestContext.Current.CancellationToken);

        var first = await LeaseAsync(test, running);
        while (await LeaseAsync(test, running) == first) test.Time.Advance(TimeSpan.FromSeconds(5));
        while (await LeaseAsync(test, expired) is not null) test.Time.Advance(TimeSpan.FromSeconds(5));
        await upkeep.StopAsync(TestContext.Current.CancellationToken);

        Assert.True(await LeaseAsync(test, running) > first);
    }

    /// <summary>Null when there is no such row.</summary>
    private static async Task<DateTimeOffset?> LeaseAsync(TestStore test, ReportView view)
    {
        var hash = ReportToken.Hash(view.Token);
        await using var context = await test.Database.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return (await context.Reports.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == hash, TestContext.Current.CancellationToken))?.LeaseUntil;
    }
}
