using System.Net;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Network;

public class NamesOfSameHostTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.25");

    [Fact]
    public async Task A_name_of_the_certificate_that_leads_to_the_same_address_fits() =>
        Assert.Equal("mail.hoster.example", await FitAsync(["elsewhere.example", "mail.hoster.example"], "", "mail.hoster.example"));

    [Fact]
    public async Task A_name_that_leads_elsewhere_does_not_fit() => Assert.Null(await FitAsync(["elsewhere.example"], "", "mail.hoster.example"));

    [Fact]
    public async Task A_wildcard_fits_by_the_name_that_the_server_greets_with() =>
        Assert.Equal("srv16.hoster.example", await FitAsync(["*.hoster.example", "hoster.example"], "srv16.hoster.example ESMTP Exim 4.97", "srv16.hoster.example"));

    [Fact]
    public async Task A_greeting_with_a_name_that_the_certificate_does_not_cover_changes_nothing() =>
        Assert.Null(await FitAsync(["*.hoster.example"], "srv16.other.example ESMTP", "srv16.other.example"));

    [Fact]
    public async Task A_greeting_with_a_name_that_leads_elsewhere_changes_nothing() => Assert.Null(await FitAsync(["*.hoster.example"], "srv16.hoster.example ESMTP", "another.example"));

    [Theory]
    [InlineData("")]
    [InlineData("*.hoster.example")]
    [InlineData("<script>.hoster.example ESMTP")]
    [InlineData("ESMTP ready")]
    public async Task A_greeting_without_a_name_changes_nothing(string banner) => Assert.Null(await FitAsync(["*.hoster.example"], banner, "srv16.hoster.example"));

    private static async Task<string?> FitAsync(string[] certified, string banner, string nameOfTarget)
    {
        var names = new NamesOfSameHost(new OneName(nameOfTarget), new ResolvedHost { Addresses = [Here] }, TimeProvider.System);
        var advised = await names.AdviseAsync(new("tls.name_mismatch", new Evidence { Names = certified }), banner, TestContext.Current.CancellationToken);
        return advised.Evidence.NameThatFits;
    }

    private sealed class OneName(string name) : IHostResolver
    {
        public ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken) =>
            ValueTask.FromResult(host == name ? new ResolvedHost { Addresses = [Here] } : new ResolvedHost { Addresses = [IPAddress.Parse("198.51.100.7")] });
    }
}
