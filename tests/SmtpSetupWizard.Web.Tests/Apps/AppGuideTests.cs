using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Apps;
using SmtpSetupWizard.Web.Tests.Results;

namespace SmtpSetupWizard.Web.Tests.Apps;

public sealed class AppGuideTests
{
    private static readonly SubmissionEndpoint Starttls = new(587, TlsMode.Starttls), Alternative = new(2525, TlsMode.Starttls), Implicit = new(465, TlsMode.Implicit), Odd = new(2465, TlsMode.Implicit);

    [Fact]
    public void The_endpoint_that_signed_in_is_used_where_the_app_can() => Assert.Equal((Starttls, false), Endpoint("thunderbird", Starttls, Implicit));

    [Fact]
    public void An_app_that_only_tries_STARTTLS_is_given_465() => Assert.Equal((Implicit, true), Endpoint("nextcloud", Starttls, Implicit));

    [Fact]
    public void An_app_that_only_tries_STARTTLS_is_given_nothing_where_465_was_not_seen() => Assert.Equal((null, false), Endpoint("nextcloud", Starttls, Alternative));

    [Fact]
    public void An_app_that_cannot_do_implicit_TLS_is_given_STARTTLS() => Assert.Equal((Alternative, true), Endpoint("dotnet-smtpclient", Implicit, Alternative));

    [Fact]
    public void An_app_that_knows_implicit_TLS_by_its_port_is_not_given_another() => Assert.Equal((Starttls, true), Endpoint("grafana", Odd, Starttls));

    [Fact]
    public void An_app_with_a_list_of_ports_is_not_given_another() => Assert.Equal((Implicit, true), Endpoint("gmail-send-as", Alternative, Implicit));

    [Fact]
    public void A_report_fills_in_its_settings()
    {
        var guide = AppGuide.OfReport(AppCatalog.Find("msmtp")!, Samples.Fallback with { IsOwner = true }, "en")!;

        var text = Assert.Single(guide.Snippets).Text!;
        Assert.Contains("host smtp.example.com\nport 2525\ntls on\ntls_starttls on\n", text, StringComparison.Ordinal);
        Assert.Contains("\nuser ann@example.com\n", text, StringComparison.Ordinal);
        Assert.Contains("\nfrom ann@example.com", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_who_may_not_see_the_user_name_gets_a_placeholder()
    {
        var text = Assert.Single(AppGuide.OfReport(AppCatalog.Find("msmtp")!, Samples.Fallback with { IsOwner = false, ShowAddresses = false }, "en")!.Snippets).Text!;

        Assert.Contains($"\nuser {SnippetValues.UserNamePlaceholder}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ann", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_settings_gives_nothing() => Assert.Null(AppGuide.OfReport(AppCatalog.Find("msmtp")!, Samples.Failed, "en"));

    [Fact]
    public void A_form_has_the_labels_of_the_readers_language()
    {
        Assert.Contains("Nome server", Form("it").Fields.Select(field => field.Label));
        Assert.Contains("Server Name", Form("en").Fields.Select(field => field.Label));
        Assert.Contains("Server Name", Form("fr").Fields.Select(field => field.Label));
    }

    /// <summary>RFC 6186 section 3.4 and RFC 8314 section 5.1: what is not offered is said by a target of ".".</summary>
    [Fact]
    public void Records_for_a_domain_name_what_was_seen_and_say_what_is_not_there()
    {
        var text = Assert.Single(Of("srv-records", "en", Starttls).Snippets).Text!;

        Assert.Contains("_submission._tcp.example.com. 3600 IN SRV 10 1 587 smtp.example.com.", text, StringComparison.Ordinal);
        Assert.Contains("_submissions._tcp.example.com. 3600 IN SRV 0 0 0 .", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann@example.com", "%EMAILADDRESS%")]
    [InlineData("ann", "%EMAILLOCALPART%")]
    [InlineData("relay", "relay")]
    public void Autoconfig_tells_the_form_of_the_user_name(string user, string written) =>
        Assert.Contains($"<username>{written}</username>", Assert.Single(Of("autoconfig", "en", user, Starttls).Snippets).Text!, StringComparison.Ordinal);

    private static AppForm Form(string language) => Of("thunderbird", language, Starttls).Form!;

    private static (SubmissionEndpoint? Endpoint, bool IsOther) Endpoint(string id, params SubmissionEndpoint[] secure)
    {
        var guide = Of(id, "en", secure);
        if (guide.Endpoint is null) Assert.Empty(guide.Snippets);
        return (guide.Endpoint, guide.IsOther);
    }

    private static AppGuide Of(string id, string language, params SubmissionEndpoint[] secure) => Of(id, language, "ann@example.com", secure);

    private static AppGuide Of(string id, string language, string user, params SubmissionEndpoint[] secure) =>
        AppGuide.Of(AppCatalog.Find(id)!, new() { Host = "smtp.example.com", Endpoint = secure[0], Secure = secure, UserName = user, Sender = "ann@example.com" }, language);
}
