using System.Net;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Tests.Checking;

public sealed class AdmittingResolverTests
{
    private static readonly SubmissionCheck Check = new() { Host = "smtp.example.com" };
    private readonly SubmissionLimits _limits = new(new() { PerTargetPerMinute = 1 }, TimeProvider.System);

    [Fact]
    public async Task Names_that_a_certificate_has_count_for_nobody()
    {
        var (resolver, _) = Resolver();

        foreach (var name in (string[])[Check.Host, "mx.example.com", Check.Host])
            Assert.NotEmpty((await resolver.ResolveAsync(name, TestContext.Current.CancellationToken)).Addresses);

        Assert.Null(resolver.Reached);
    }

    [Fact]
    public async Task A_target_at_its_limit_ends_the_check_and_gives_no_address()
    {
        await Resolver().Resolver.ResolveAsync(Check.Host, TestContext.Current.CancellationToken);
        var (second, live) = Resolver();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await second.ResolveAsync(Check.Host, TestContext.Current.CancellationToken));

        Assert.Equal("limit.perTarget", second.Reached?.Reason);
        Assert.True(live.Cancelled.IsCancellationRequested);
    }

    private (AdmittingResolver Resolver, LiveCheck Live) Resolver()
    {
        var asked = new AskedCheck(Check.Host, Check.Endpoints, null, null, null, false, "en");
        var view = new ReportView(ReportToken.New(), ReportStatus.Queued, new() { Host = Check.Host }, asked, default, default, []);
        var live = new LiveCheck(view, _limits.Enter(IPAddress.Loopback, signsIn: false, out _)!);
        return (new(new OneAddress(), _limits, Check, live), live);
    }

    private sealed class OneAddress : IHostResolver
    {
        public ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken) =>
            new(new ResolvedHost { Addresses = [IPAddress.Parse("198.51.100.7")] });
    }
}
