using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Web.Api;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Hosting;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Tests.Results;

namespace SmtpSetupWizard.Web.Tests.Api;

/// <summary>Reports that are pasted into other systems: the server's words stay words.</summary>
public sealed class ExportsTests
{
    private static readonly ReportDocuments Documents = new(new ExplanationLibrary(), new SiteAddress(new(new Uri("https://check.example.net/")), new Here()));

    public static TheoryData<string> NastyLines { get; } =
    [
        "550 <script>alert(1)</script>", "550 [click](https://evil.example) here", "550 ![x](https://evil.example/x.png)", "550 <https://evil.example>", "550 https://evil.example/a_b_c",
        "550 www.evil.example", "550 mailto:bob@evil.example", "550 call tel:+390612345678", "550 @here @ann #12 !34 GH-5 octo/repo#6", "550 [~ann] please [look|https://evil.example]",
        "550 {code}x{code} {noformat} {color:red}x{color}", "550 !picture.png!", "550 # heading", "# heading", "> quote", "- item", "1. item", "| a | b |", "---", "===", "    code",
        "550 *bold* _it_ **bold** __b__ ~~gone~~", "550 `code` ``more`` ```most```", "```", "~~~", "``````` ", "`", "550 \\`x\\` \\", "550 &lt;b&gt; &amp; &#64;", "550 <!-- hidden", "550 <![CDATA[x]]>",
        "550 [ref]: https://evil.example", "[ref]: https://evil.example", "550 :smile: $x^2$ [[wiki]] [x] [^1]", "550 a\\\\b\ttab", "550 “quoted” ”",
    ];

    [Theory]
    [MemberData(nameof(NastyLines))]
    public void Markdown_shows_the_servers_words_as_words(string line)
    {
        var markdown = Markdown(line);
        var document = Markdig.Markdown.Parse(markdown, Pipeline);

        var code = string.Join('\n', document.Descendants<CodeInline>().Select(span => span.Content).Concat(document.Descendants<FencedCodeBlock>().Select(block => block.Lines.ToString())));
        Assert.Equal(3, code.Split('\n').Count(text => Same(text) == Same(line)) + document.Descendants<FencedCodeBlock>().Sum(block => block.Lines.ToString().Split('\n').Count(text => Same(text) == Same("    22 S: " + line))));
        // Our own link and nothing else.
        Assert.All(document.Descendants<LinkInline>(), link => Assert.Equal("https://check.example.net/r/" + Samples.Token, link.Url));
        Assert.Empty(document.Descendants<HtmlBlock>());
        Assert.Empty(document.Descendants<HtmlInline>());
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.Empty(document.Descendants<EmphasisInline>());
        Assert.Empty(document.Descendants<QuoteBlock>());
        Assert.Equal(4, document.Descendants<HeadingBlock>().Count());
        Assert.DoesNotContain(document.Descendants<LiteralInline>(), literal => literal.Content.ToString().Contains("evil", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NastyLines))]
    public void Where_code_is_not_known_there_is_no_link_mention_image_or_macro_either(string line)
    {
        foreach (var text in new[] { Markdown(line), Text(line) })
        {
            var rest = text.Replace("https://check.example.net/r/" + Samples.Token, "", StringComparison.Ordinal);
            foreach (var mark in new[] { "://", "www.", "mailto:b", "tel:+", "@h", "@a", "[~", "{c", "{n", "!p", "![", "[l" }) Assert.DoesNotContain(mark, rest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_are_copied_as_they_are()
    {
        Assert.Contains("`ann@example.com`", Markdown(Samples.Ready), StringComparison.Ordinal);
        Assert.DoesNotContain(NeutralText.Joiner, Text(Samples.Ready));
    }

    [Fact]
    public void Each_says_when_from_where_and_by_which_version()
    {
        foreach (var text in new[] { Markdown(Samples.Ready), Text(Samples.Ready) })
        {
            Assert.Contains("2026-11-24 14:16 UTC", text, StringComparison.Ordinal);
            Assert.Contains("probe.example.net", text, StringComparison.Ordinal);
            Assert.Contains("SMTP Setup Wizard 1.2.3", text, StringComparison.Ordinal);
            Assert.Contains("https://check.example.net/r/" + Samples.Token, text, StringComparison.Ordinal);
        }

        Assert.Equal(new Checker("probe.example.net", "1.2.3"), Document(Samples.Ready, "en").Checker);
    }

    [Fact]
    public void A_repeated_check_says_what_changed()
    {
        var again = Samples.Ready with { Before = Samples.Failed };

        foreach (var text in new[] { Markdown(again), Text(again) })
        {
            Assert.Contains("What changed since 2026-11-24 14:16 UTC", text, StringComparison.Ordinal);
            Assert.Contains("- The password is accepted now.", text, StringComparison.Ordinal);
        }

        Assert.Contains("Nothing of importance", Text(Samples.Ready with { Before = Samples.Ready }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_has_no_line_that_is_too_long_and_every_report_has_every_form()
    {
        foreach (var (view, language) in from view in Samples.All.Values from language in Web.Localization.Texts.Languages select (view, language))
        {
            var text = ReportText.Write(Document(view, language), language);
            Assert.All(text.Split('\n').Where(line => line.Trim().Contains(' ', StringComparison.Ordinal) && !line.Contains("https://", StringComparison.Ordinal)), line => Assert.True(line.Length <= 100, line));
            Assert.NotEqual("", ReportMarkdown.Write(Document(view, language), [], language));
        }
    }

    /// <summary>CommonMark as GitHub and GitLab read it: bare addresses become links, too.</summary>
    private static MarkdownPipeline Pipeline => new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks(new AutoLinkOptions()).UseTaskLists().UseFootnotes().Build();

    private static string Same(string text) => string.Concat(text.Where(character => character != NeutralText.Joiner)).Replace('\t', ' ').Trim();

    private static string Markdown(string line) => Markdown(Said(line));

    private static string Markdown(ReportView view) => ReportMarkdown.Write(Document(view, "en"), ReportDocuments.Changes(view), "en");

    private static string Text(string line) => ReportText.Write(Document(Said(line), "en"), "en");

    private static string Text(ReportView view) => ReportText.Write(Document(view, "en"), "en");

    private static ReportView Said(string line)
    {
        var view = Samples.Refused("x");
        var attempt = view.Report.Attempts[0];
        var finding = attempt.Finding! with { Evidence = attempt.Finding.Evidence with { ReplyText = line } };
        return view with
        {
            Report = view.Report with
            {
                Verdict = view.Report.Verdict! with { Finding = finding },
                Attempts = [attempt with { Finding = finding, Transcript = [new(22, Speaker.Server, line)] }, .. view.Report.Attempts.Skip(1)],
            },
        };
    }

    private static ReportDocument Document(ReportView view, string language) =>
        Documents.Of(new DefaultHttpContext(), view with { Asked = view.Asked with { Checker = new("probe.example.net", "1.2.3") } }, language);

    private sealed class Here : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Production";
        public string ApplicationName { get; set; } = "test";
        public string ContentRootPath { get; set; } = "/";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}
