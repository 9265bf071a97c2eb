using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Apps;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Tests.Apps;

public sealed class AppCatalogTests
{
    [Fact]
    public void It_has_what_was_promised()
    {
        Assert.True(AppCatalog.All.Count >= 60, $"{AppCatalog.All.Count} apps");
        string[] named =
        [
            "thunderbird", "outlook-classic", "outlook-new", "apple-mail", "iphone", "gmail-android", "wp-mail-smtp", "phpmailer", "symfony", "laravel", "django", "rails", "nodemailer", "smtplib", "go-net-smtp", "jakarta-mail",
            "spring-boot", "mailkit", "postfix", "exim", "msmtp", "nextcloud", "gitlab", "grafana", "mastodon", "home-assistant", "hp-printer", "curl", "swaks", "autoconfig", "srv-records",
        ];
        Assert.All(named, id => Assert.NotNull(AppCatalog.Find(id)));
        Assert.Equal(AppCatalog.All.Count, AppCatalog.All.Select(app => app.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(Enum.GetValues<AppKind>(), AppCatalog.All.Select(app => app.Kind).Distinct());
    }

    [Fact]
    public void An_app_without_a_safe_mode_names_one_that_has_one() => Assert.All(
        AppCatalog.All.Where(app => app.Safe.Count < 2),
        app =>
        {
            if (app.Safe.Count == 0 || app.Instead is not null) Assert.Equal(2, AppCatalog.Find(app.Instead)!.Safe.Count);
            Assert.Equal(app.Safe.Count == 0, app.Parts.Count == 0);
        });

    [Fact]
    public void An_app_that_never_checks_certificates_has_no_safe_mode() =>
        Assert.All(AppCatalog.All.Where(app => app.Certificate.Rule == CertificateRule.Never), app => Assert.Empty(app.Safe));

    /// <summary>What "only" is written where the person needs it.</summary>
    [Fact]
    public void A_setting_that_the_check_of_the_certificate_needs_is_in_the_snippet() => Assert.All(
        AppCatalog.All.Where(app => app.Certificate.Rule == CertificateRule.Only && app.Safe.Count > 0),
        app =>
        {
            var guide = Guide(app, app.Safe[0]);
            var written = string.Join('\n', guide.Snippets.Select(snippet => snippet.Text).Concat(guide.Form?.Fields.Select(field => $"{field.Label}: {field.Value}") ?? []));
            Assert.Contains(app.Certificate.Word!.TrimEnd('='), written, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("wordp smtp", "fluentsmtp")]
    [InlineData("iPhone", "iphone")]
    [InlineData("javamail", "jakarta-mail")]
    [InlineData("c#", "mailkit")]
    [InlineData("scan hp", "hp-printer")]
    public void Search_finds_by_name_and_by_what_else_people_say(string text, string id) =>
        Assert.Contains(AppCatalog.Search(text), app => app.Id == id);

    [Fact]
    public void Search_of_nonsense_finds_nothing() => Assert.Empty(AppCatalog.Search("zzz \0 [("));

    [Fact]
    public void Every_text_of_an_app_belongs_to_one_that_there_is() => Assert.All(
        Texts.Keys(Texts.Fallback).Where(key => key.StartsWith("apps.trap.", StringComparison.Ordinal)),
        key => Assert.NotNull(AppCatalog.Find(key["apps.trap.".Length..])));

    private static AppGuide Guide(MailApp app, TlsMode tls)
    {
        var endpoint = new SubmissionEndpoint(tls == TlsMode.Implicit ? 465 : 587, tls);
        return AppGuide.Of(app, new() { Host = "smtp.example.com", Endpoint = endpoint, Secure = [endpoint], UserName = "ann@example.com", Sender = "ann@example.com" }, "en");
    }
}
