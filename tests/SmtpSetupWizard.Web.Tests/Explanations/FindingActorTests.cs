using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Tests.Explanations;

public sealed class FindingActorTests
{
    private static Actor Of(string code, Evidence? evidence = null, string host = "smtp.example.com", string? user = null, bool pasted = false) =>
        FindingActor.Of(new(code, evidence ?? Evidence.None), new(host, null, user, DateTimeOffset.UnixEpoch) { Pasted = pasted });

    [Fact]
    public void Without_evidence_it_is_the_catalogues_first() =>
        Assert.All(FindingCatalog.All, info => Assert.Equal(info.Actor, Of(info.Code)));

    [Fact]
    public void A_certificate_without_any_name_is_the_administrators_matter() => Assert.Equal(Actor.Admin, Of("tls.name_mismatch", new Evidence { Names = [] }));

    [Fact]
    public void With_other_names_in_it_the_reader_can_type_one() => Assert.Equal(Actor.User, Of("tls.name_mismatch", new Evidence { Names = ["mx.hoster.example"] }));

    [Fact]
    public void The_name_in_EHLO_is_the_readers_own_in_a_pasted_text() => Assert.Equal(Actor.User, Of("hello.name_rejected", pasted: true));

    [Theory]
    [InlineData("smtp.gmail.com", Actor.Provider)]
    [InlineData("SMTP.Office365.com", Actor.Provider)]
    [InlineData("smtp.example.com", Actor.User)]
    [InlineData("smtp.gmail.com.evil.example", Actor.User)]
    [InlineData("notgmail.com", Actor.User)]
    public void A_known_provider_decides_over_its_accounts(string host, Actor actor) => Assert.Equal(actor, Of("auth.account_disabled", host: host));

    [Theory]
    [InlineData("mail.example.com", "ann@example.com", Actor.Admin)]
    [InlineData("mail.example.com", "ann@other.example", Actor.User)]
    [InlineData("mail.example.com", null, Actor.User)]
    [InlineData("smtp.gmail.com", "ann@gmail.com", Actor.User)]
    public void Relaying_at_ones_own_domain_is_set_by_its_administrator(string host, string? user, Actor actor) =>
        Assert.Equal(actor, Of("recipient.relay_denied", host: host, user: user));
}
