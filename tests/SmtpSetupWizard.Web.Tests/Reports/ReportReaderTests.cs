using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Tests.Reports;

public sealed class ReportReaderTests
{
    [Fact]
    public async Task Who_watches_a_check_of_a_node_that_died_hears_of_its_end()
    {
        await using var test = new TestStore();
        var lost = await test.AcceptAsync();
        var reader = new ReportReader(new LiveChecks(), test.NewNode(), test.Cases, test.Time);
        await using var views = reader.WatchAsync(lost.Token, isOwner: true, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await views.MoveNextAsync());
        Assert.Equal(ReportStatus.Queued, views.Current.Status);
        while (views.Current.Status == ReportStatus.Queued)
        {
            var next = views.MoveNextAsync();
            test.Time.Advance(TimeSpan.FromSeconds(2));
            Assert.True(await next);
        }

        Assert.Equal(ReportStatus.Interrupted, views.Current.Status);
        Assert.False(await views.MoveNextAsync());
    }
}
