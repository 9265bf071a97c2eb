using AngleSharp.Dom;
using Bunit;
using SmtpSetupWizard.Web.Apps;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Results;
using SmtpSetupWizard.Web.Tests.Layout;
using SmtpSetupWizard.Web.Tests.Results;

namespace SmtpSetupWizard.Web.Tests.Apps;

/// <summary>The picker on a finished report, without a script.</summary>
public sealed class AppPickerTests : PageContext
{
    public static TheoryData<string, string> AppsAndLanguages =>
        [.. AppCatalog.All.SelectMany(_ => Texts.Languages, (app, language) => new TheoryDataRow<string, string>(app.Id, language))];

    [Theory, MemberData(nameof(AppsAndLanguages))]
    public void Every_app_is_drawn_with_its_settings_or_says_why_not(string id, string language)
    {
        var card = Card(language, id);

        Assert.Contains(AppCatalog.Find(id)!.Name, card.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Texts.Get(language, $"apps.trap.{id}"), card.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(card.QuerySelector(".note.bad") is null, card.QuerySelector("dl, pre") is null);
    }

    [Fact]
    public void Without_a_choice_the_usual_apps_and_all_of_them_are_links()
    {
        var card = Card("en");

        Assert.Null(card.QuerySelector("pre"));
        Assert.Equal(AppCatalog.Featured.Count + AppCatalog.All.Count, card.QuerySelectorAll("li a").Length);
        Assert.Equal($"/r/{Samples.Token}?app=thunderbird#app", card.QuerySelector("li a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_search_lists_what_it_finds() =>
        Assert.Equal(["Django", "Flask-Mail", "Python smtplib"], Card("en", find: "python").QuerySelectorAll("nav li a").Select(link => link.TextContent).Where(name => name is "Django" or "Flask-Mail" or "Python smtplib"));

    [Fact]
    public void A_search_that_finds_nothing_says_so()
    {
        var card = Card("en", find: "<script>alert(1)</script>");

        Assert.NotNull(card.QuerySelector("[role=status]"));
        Assert.Null(card.QuerySelector("script"));
    }

    [Fact]
    public void An_unknown_app_is_as_none() => Assert.Null(Card("en", "no-such-app").QuerySelector("pre"));

    [Fact]
    public void The_settings_can_be_copied() =>
        Assert.Contains("host smtp.example.com\nport 587", Card("en", "msmtp").QuerySelector("figure [data-copy]")!.GetAttribute("data-copy"), StringComparison.Ordinal);

    [Fact]
    public void A_check_that_failed_or_runs_has_no_picker()
    {
        Assert.Null(Body("en", null, null, Samples.Failed).QuerySelector("#app"));
        Assert.Null(Body("en", null, null, Samples.Running).QuerySelector("#app"));
    }

    private IElement Card(string language, string? app = null, string? find = null) => Body(language, app, find, Samples.Ready).QuerySelector("#app")!;

    private IElement Body(string language, string? app, string? find, Web.Reports.ReportView view) =>
        Draw<ReportBody>(language, part => part.Add(body => body.View, view).Add(body => body.Link, "https://example.test/r/x").Add(body => body.App, app).Add(body => body.Find, find)).Find(".page");
}
