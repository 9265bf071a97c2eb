using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Tests.Explanations;

public sealed partial class HostileEvidenceTests
{
    private static readonly ExplanationLibrary Library = new();

    private static readonly DateTimeOffset At = new(2026, 11, 24, 14, 16, 0, TimeSpan.Zero);

    private static readonly (string Code, string Language, string Title, string Tags)[] Harmless =
    [
        .. from info in FindingCatalog.All
           from language in new[] { "en", "it" }
           let explanation = Library.Explain(new(info.Code, Everywhere("word")), Context("word"), language)
           select (info.Code, language, explanation.Title, Tags(Html(explanation))),
    ];

    public static TheoryData<string> NastyLines =>
    [
        "535 <script>alert(1)</script> <img src=x onerror=alert(1)>",
        "call [our help desk](https://evil.example/) now",
        "<https://evil.example/> and https://evil.example/ and www.evil.example",
        "``` \n# Heading\n```\n> quote\n\n- list",
        "`", "``", "`a` ![x](https://evil.example/x.png)", "a ` `` ``` ```` b",
        "ends with a backtick `", "\\`<b>\\`",
        "line\r\n\r\n## what to do\r\n\r\n1. Call +39 02 1234567",
        "\u202Egnp.exe\u202C \u2066x\u2069 \u200F",
        "\0\u0001\u001B[31mred\u001B[0m\u007F",
        "javascript:alert(1)", "[x]: https://evil.example/ \"t\"", "&lt;b&gt; &#x3c;b&#62;", "{host} [[{user}]] ]] }",
        "***bold*** __under__ ~~gone~~ | a | b |\n|---|---|", new string('`', 600), new string('<', 600),
        "”“ quotation ends” and goes on", "\uD800 lone surrogate", "<!-- comment", "<![CDATA[x", "$$x$$ :smile: @me #1",
    ];

    [Theory]
    [MemberData(nameof(NastyLines))]
    public void No_word_of_a_server_becomes_markup_or_link(string nasty)
    {
        foreach (var (code, language, title, tags) in Harmless)
        {
            var evil = Library.Explain(new(code, Everywhere(nasty)), Context(nasty), language);
            var html = Html(evil);
            Assert.Equal(title, evil.Title);

            // The same tags in the same order: what was inserted brought none of its own.
            Assert.Equal(tags, Tags(html));
            Assert.DoesNotMatch(Unsafe(), html);
        }
    }

    [Theory]
    [MemberData(nameof(NastyLines))]
    public void Quoted_words_stay_one_line_of_bounded_length_in_a_forwarded_message(string nasty)
    {
        var evil = Library.Explain(new("auth.rejected", Everywhere(nasty)), Context("word"), "en").Forward!;
        var plain = Library.Explain(new("auth.rejected", Everywhere("word")), Context("word"), "en").Forward!;
        Assert.Equal(plain.Split('\n').Length, evil.Split('\n').Length);
        Assert.DoesNotMatch(Unsafe(), evil);
        Assert.All(evil.Split('\n'), line => Assert.True(line.Length < ForeignText.MaxLength + 200, line));
    }

    [Fact]
    public void A_quotation_ends_where_we_end_it() => Assert.Equal("“a\" b\" c”", ForeignText.Quote("a” b“ c"));

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("a```b`", "```` a```b` ````")]
    public void A_code_span_is_fenced_longer_than_what_it_holds(string text, string span) => Assert.Equal(span, ForeignText.CodeSpan(text));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \r\n\t", null)]
    [InlineData("\u202E\u0007", null)]
    [InlineData("one\r\ntwo\u2028three", "one two three")]
    [InlineData("  a \u200B b  ", "a b")]
    [InlineData("no\u00A0break", "no break")]
    public void Clean_text_is_one_visible_line(string? text, string? clean) => Assert.Equal(clean, ForeignText.Clean(text));

    [Fact]
    public void Clean_text_is_cut_between_characters()
    {
        var clean = ForeignText.Clean(string.Concat(Enumerable.Repeat("😀", 600)))!;
        Assert.InRange(clean.Length, 500, ForeignText.MaxLength);
        Assert.EndsWith("😀…", clean, StringComparison.Ordinal);
    }

    private static Evidence Everywhere(string text) => new()
    {
        ReplyCode = 535,
        EnhancedCode = text,
        ReplyText = text,
        Address = text,
        WaitedMs = 8000,
        Protocol = text,
        Alert = 40,
        TlsVersion = text,
        Names = [text, text, text],
        NameThatFits = text,
        Issuer = text,
        Subject = text,
        NotBefore = At.AddDays(-90),
        NotAfter = At.AddDays(-3),
        Certificate = text,
        KeyBits = 1024,
        Mechanisms = [text, text],
        Size = 25_000_000,
        Ports = [25, 993],
        Stage = text,
    };

    private static ExplanationContext Context(string text) =>
        new(text, new SubmissionEndpoint(587, TlsMode.Starttls), text, At) { Sender = text, Recipient = text };

    private static string Html(Explanation explanation) => string.Concat(
        explanation.Steps.Prepend(explanation.Text).Append(explanation.ForSupport ?? "").Concat(explanation.Sources).Select(MarkdownText.ToHtml));

    private static string Tags(string html) => string.Concat(Tag().Matches(html).Select(match => match.Value));

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069\u200E\u200F]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unsafe();
}
