using AngleSharp.Dom;
using Bunit;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Results;
using SmtpSetupWizard.Web.Tests.Layout;

namespace SmtpSetupWizard.Web.Tests.Results;

public sealed class ReportBodyTests : PageContext
{
    private const string Link = "https://wizard.example/r/" + Samples.Token;

    public static TheoryData<string, string> StatesAndLanguages =>
        [.. Samples.All.Keys.SelectMany(state => Texts.Languages, (state, language) => new TheoryDataRow<string, string>(state, language))];

    [Theory, MemberData(nameof(StatesAndLanguages))]
    public void Every_state_is_drawn_without_inline_style_or_script(string state, string language)
    {
        var page = Body(Samples.All[state], language, owner: true);

        Assert.Single(page.FindAll("h1"));
        Assert.DoesNotContain(page.FindAll("*"), HasInlineCode);
        Assert.Empty(page.FindAll("script, style"));
        Assert.Equal(page.FindAll("[id]").Select(element => element.Id).Distinct().Count(), page.FindAll("[id]").Count);
    }

    [Fact]
    public void Words_of_the_server_are_quoted_and_never_become_markup_or_a_link()
    {
        var page = Body(Samples.Refused(Samples.Nasty), "en");

        Assert.DoesNotContain("evil.example", string.Concat(page.FindAll("h1, h2, h3, h4").Select(heading => heading.TextContent)), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("a"), link => (link.GetAttribute("href") ?? "").Contains("evil", StringComparison.Ordinal));
        Assert.Contains(page.FindAll("samp, pre"), quoted => quoted.TextContent.Contains("<script>alert(1)</script>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_ready_result_shows_the_settings_to_copy()
    {
        var page = Body(Samples.Ready, "en");

        Assert.Equal(
            ["smtp.example.com", "587", "STARTTLS", "ann@example.com"],
            page.FindAll("dl [data-copy]").Take(4).Select(button => button.GetAttribute("data-copy")));
        Assert.NotNull(page.Find(".verdict.good"));
    }

    [Fact]
    public void A_fallback_is_green_and_says_what_the_usual_port_did()
    {
        var page = Body(Samples.Fallback, "en");

        Assert.NotNull(page.Find(".verdict.good"));
        Assert.Equal(["No answer", "Works", "Ready, not needed"], page.FindAll(".lane .tag").Select(tag => tag.TextContent));
    }

    [Fact]
    public void A_failed_result_says_who_can_act_and_gives_no_settings()
    {
        var page = Body(Samples.Failed, "en");

        Assert.NotNull(page.Find(".verdict.bad"));
        Assert.Contains("you", page.Find(".actor strong").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#settings"));
    }

    [Fact]
    public void A_failed_lane_ends_at_its_failed_bead()
    {
        var beads = Body(Samples.Failed, "en").FindAll(".lane")[0].QuerySelectorAll("li").Select(bead => bead.ClassName);

        Assert.Equal(["ok", "ok", "ok", "failed"], beads);
    }

    [Fact]
    public void While_it_runs_the_owner_can_cancel_and_nobody_can_share()
    {
        var page = Body(Samples.Running, "en", owner: true, nowMs: 4000);

        Assert.NotNull(page.Find($"form[action='/r/{Samples.Token}/cancel'] input[name=__RequestVerificationToken]"));
        Assert.Empty(page.FindAll("#share"));
        Assert.Equal(["Slow to answer", "Secure, waiting", "Slow to answer"], page.FindAll(".lane .tag").Select(tag => tag.TextContent));
        Assert.Contains("4.0 s", page.Find(".lane li.now").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_reader_can_neither_cancel_nor_delete_nor_try_again()
    {
        Assert.Empty(Body(Samples.Running, "en").FindAll("form"));
        var page = Body(Samples.Ready, "en");
        Assert.Empty(page.FindAll("form[method=post]"));
        Assert.Empty(page.FindAll($"a[href='/?from={Samples.Token}']"));
    }

    [Fact]
    public void The_owner_deletes_by_a_form_and_tries_again_by_a_link()
    {
        var page = Body(Samples.Ready, "en", owner: true);

        Assert.NotNull(page.Find($"form[method=post][action='/r/{Samples.Token}/delete'] input[name=__RequestVerificationToken]"));
        Assert.NotNull(page.Find($"a[href='/?from={Samples.Token}']"));
    }

    [Fact]
    public void A_host_that_was_not_found_has_no_lanes_and_a_verdict()
    {
        var page = Body(Samples.NotResolved, "en");

        Assert.Empty(page.FindAll(".lane"));
        Assert.NotNull(page.Find(".verdict.bad"));
    }

    [Fact]
    public void Three_ports_with_one_finding_are_explained_once()
    {
        var silent = Samples.Fallback.Report.Attempts[0];
        var report = Samples.Fallback.Report with
        {
            Attempts = [silent, silent with { Endpoint = Samples.Asked.Endpoints[1] }, silent with { Endpoint = Samples.Asked.Endpoints[2] }],
            Verdict = new(Diagnostics.Verdicts.VerdictOutcome.Failed, silent.Finding!, 0, [], null, 8000),
        };

        Assert.Empty(Body(Samples.View(ReportStatus.Completed, report), "en").FindAll("article .text"));
    }

    [Fact]
    public void A_silent_port_can_be_tested_from_the_readers_own_network()
    {
        var page = Body(Samples.Fallback, "en");

        var lines = page.FindAll("[aria-labelledby=own-network] [data-copy]").Select(button => button.GetAttribute("data-copy")!).ToList();
        Assert.Equal(["curl.exe", "curl"], lines.Select(line => line.Split(' ')[0]));
        Assert.All(lines, line => Assert.EndsWith(" \"smtp://smtp.example.com:587\"", line, StringComparison.Ordinal));
        Assert.NotNull(page.Find("[aria-labelledby=own-network] a[href='/explain']"));
    }

    [Fact]
    public void What_has_nothing_to_do_with_the_network_needs_no_test_from_elsewhere()
    {
        Assert.Empty(Body(Samples.Ready, "en").FindAll("[aria-labelledby=own-network]"));
        Assert.Empty(Body(Samples.Running, "en", nowMs: 4000).FindAll("[aria-labelledby=own-network]"));
    }

    [Fact]
    public void A_cancelled_check_says_so_and_keeps_what_was_seen()
    {
        var page = Body(Samples.Cancelled, "it");

        Assert.Contains("annullata", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".lane").Count);
    }

    private IRenderedComponent<ReportBody> Body(ReportView view, string language, bool owner = false, int? nowMs = null) =>
        Draw<ReportBody>(language, body => body.Add(x => x.View, view).Add(x => x.Link, Link).Add(x => x.IsOwner, owner).Add(x => x.NowMs, nowMs));

    private static bool HasInlineCode(IElement element) =>
        element.Attributes.Any(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal));
}
