using Bunit;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Pasted;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Pasted;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Pasted;

public sealed class PastedResultTests : PageContext
{
    private const string Nasty = "535 <script>alert(1)</script> see https://evil.example";

    private static readonly ExplanationLibrary Library = new();

    public static TheoryData<string, string> Findings => [.. FindingCatalog.All.SelectMany(_ => Texts.Languages, (info, language) => (info.Code, language))];

    [Theory, MemberData(nameof(Findings))]
    public void Every_finding_of_a_text_is_drawn_with_what_to_do_and_its_page(string code, string language)
    {
        var page = Result(new(code), "smtp.example.com", language);

        Assert.Single(page.FindAll("h1"));
        Assert.NotNull(page.Find($"a[href='/guide/{code}']"));
        Assert.Equal("/?step=2&host=smtp.example.com", page.Find("a.btn:not(.quiet)").GetAttribute("href"));
        Assert.Equal(page.FindAll("[id]").Select(element => element.Id).Distinct().Count(), page.FindAll("[id]").Count);
    }

    [Fact]
    public void The_words_that_decided_are_quoted_and_never_become_markup_or_a_link()
    {
        var page = Result(new("auth.invalid_credentials", new() { ReplyText = Nasty }), null, "en");

        Assert.Contains(page.FindAll("samp"), quoted => quoted.TextContent == Nasty);
        Assert.Empty(page.FindAll("script"));
        Assert.DoesNotContain(page.FindAll("a"), link => (link.GetAttribute("href") ?? "").Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_else_must_act_gets_a_message_to_forward()
    {
        var page = Result(new("tls.certificate_expired"), "smtp.example.com", "en");

        Assert.Contains("smtp.example.com", page.Find("[aria-labelledby=forward] [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_known_server_the_test_begins_at_its_start() =>
        Assert.Equal("/", Result(new("auth.invalid_credentials"), null, "en").Find("a.btn:not(.quiet)").GetAttribute("href"));

    private IRenderedComponent<PastedResult> Result(Finding finding, string? host, string language)
    {
        var text = Library.Explain(finding, new(host ?? "", null, null, default) { Pasted = true }, language);
        return Draw<PastedResult>(language, parameters => parameters.Add(result => result.Answer, new Explained(new(finding, "curl", finding.Evidence.ReplyText, host, null), text, host)));
    }
}
