using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Tests.Explanations;

/// <summary>Walks the catalogue: what every text must keep in every language.</summary>
public sealed partial class CatalogueTextsTests
{
    private static readonly ExplanationLibrary Library = new();

    private static readonly DateTimeOffset At = new(2026, 11, 24, 14, 16, 0, TimeSpan.Zero);

    private static readonly SubmissionEndpoint Endpoint = new(587, TlsMode.Starttls);

    private static readonly Evidence FullEvidence = new()
    {
        Stage = "message",
        ReplyCode = 535,
        EnhancedCode = "5.7.8",
        ReplyText = "Words of the server",
        Address = "203.0.113.7",
        WaitedMs = 8000,
        Protocol = "HTTP",
        Alert = 40,
        TlsVersion = "TLS 1.3",
        Names = ["a.example", "b.example"],
        NameThatFits = "a.example",
        Issuer = "CN=Issuer",
        Subject = "CN=Subject",
        NotBefore = At.AddDays(-90),
        NotAfter = At.AddDays(5),
        Certificate = "CN=Intermediate",
        KeyBits = 1024,
        Mechanisms = ["PLAIN", "LOGIN"],
        Size = 25_000_000,
        Ports = [25, 993],
    };

    private static readonly ExplanationContext FullContext = new("smtp.example.com", Endpoint, "ann@example.com", At) { Sender = "ann@example.com", Recipient = "bob@example.net" };

    private static readonly ExplanationContext BareContext = new("", null, null, At);

    public static TheoryData<string, string> Findings => [.. FindingCatalog.All.SelectMany(info => Texts.Languages, (info, language) => (info.Code, language))];

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_text_reads_whole_with_everything_seen(string code, string language) => AssertReads(Library.Explain(new(code, FullEvidence), FullContext, language));

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_text_reads_whole_with_nothing_seen(string code, string language)
    {
        AssertReads(Library.Explain(new(code), BareContext, language));
        AssertReads(Library.Explain(new(code), BareContext with { Pasted = true }, language));
        AssertReads(Library.Explain(new(code), BareContext with { General = true }, language));
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public void A_text_reads_whole_for_every_kind_of_endpoint_and_provider(string code, string language)
    {
        foreach (var host in new[] { "smtp.gmail.com", "smtp-mail.outlook.com", "smtp.office365.com", "203.0.113.7" })
        {
            foreach (var endpoint in new SubmissionEndpoint[] { new(25, TlsMode.Starttls), new(465, TlsMode.Implicit) })
            {
                AssertReads(Library.Explain(new(code, new Evidence { NotAfter = At.AddDays(-3), Names = [] }), new(host, endpoint, null, At), language));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Findings))]
    public void Somebody_else_who_must_act_gets_a_message_with_the_facts(string code, string language)
    {
        var info = FindingCatalog.Get(code);
        var forward = Library.Explain(new(code, FullEvidence), FullContext, language).Forward;
        var others = new[] { info.Actor, info.OtherActor }.Any(actor => actor is Actor.Admin or Actor.Provider or Actor.Network);
        if (!others) return;
        Assert.NotNull(forward);
        Assert.Contains("smtp.example.com", forward, StringComparison.Ordinal);
        Assert.Contains("587", forward, StringComparison.Ordinal);
        Assert.Contains("203.0.113.7", forward, StringComparison.Ordinal);
        Assert.Contains("14:16 UTC", forward, StringComparison.Ordinal);
        Assert.Contains("“Words of the server”", forward, StringComparison.Ordinal);
        Assert.DoesNotContain("`", forward, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_files_of_the_same_shape(string language)
    {
        foreach (var ((_, name), text) in Library.Files.Where(file => file.Key.Language == Texts.Fallback))
        {
            Assert.True(Library.Files.TryGetValue((language, name), out var other), $"Explanations/{language}/{name}.md is missing");
            Assert.True(text.Steps.Count == other.Steps.Count, $"{name}: steps");
            Assert.True(text.Sources.Count == other.Sources.Count, $"{name}: sources");
            Assert.True(text.Forward is null == other.Forward is null, $"{name}: message to forward");
            Assert.True(text.ForSupport is null == other.ForSupport is null, $"{name}: for support");
            Assert.True(Names(text).SetEquals(Names(other)), $"{name}: placeholders {string.Join(' ', Names(text).Except(Names(other)))} / {string.Join(' ', Names(other).Except(Names(text)))}");
        }

        Assert.Equal(Library.Files.Keys.Count(key => key.Language == Texts.Fallback), Library.Files.Keys.Count(key => key.Language == language));
    }

    [Fact]
    public void Every_placeholder_has_a_value_when_everything_was_seen()
    {
        var attempt = new Attempt { Endpoint = Endpoint, Mechanism = "PLAIN" };
        var report = new CheckReport { Host = "smtp.example.com", Attempts = [attempt] };
        var past = new Evidence { NotAfter = At.AddDays(-3) };
        var values = Placeholders.Of(new("auth.rejected", FullEvidence), FullContext with { Report = report }, "en")
            .With(new("across.silent", null, [2525], 8000, [465]) { Title = "It failed." }).WithMessage("Body");
        foreach (var name in Placeholders.All.Where(name => name[0] != '?'))
        {
            var value = name == "daysOver" ? Placeholders.Of(new("auth.rejected", past), FullContext, "en").Markdown(name) : values.Markdown(name);
            Assert.False(string.IsNullOrEmpty(value), name);
        }
    }

    [Fact]
    public void Every_placeholder_is_used_by_some_text()
    {
        var used = Library.Files.Values.SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Placeholders.All.Except(used));
    }

    [Fact]
    public void Times_numbers_and_lists_follow_the_language()
    {
        var evidence = new Evidence { WaitedMs = 2500, NotAfter = At.AddDays(-1), Mechanisms = ["PLAIN", "LOGIN", "SCRAM-SHA-1"] };
        var english = Placeholders.Of(new("auth.rejected", evidence), FullContext, "en");
        var italian = Placeholders.Of(new("auth.rejected", evidence), FullContext, "it");
        Assert.Equal(("2.5 seconds", "2,5 secondi"), (english.Markdown("waited"), italian.Markdown("waited")));
        Assert.Equal(("23 November 2026", "23 novembre 2026"), (english.Markdown("notAfter"), italian.Markdown("notAfter")));
        Assert.Equal(("1 day", "1 giorno"), (english.Markdown("daysOver"), italian.Markdown("daysOver")));
        Assert.Equal(("`PLAIN`, `LOGIN` and `SCRAM-SHA-1`", "“PLAIN”, “LOGIN” e “SCRAM-SHA-1”"), (english.Markdown("mechanisms"), italian.Plain("mechanisms")));
    }

    private static void AssertReads(Explanation explanation)
    {
        Assert.True(explanation.Title.Length is > 0 and <= 90, explanation.Title);
        Assert.Matches(@"^\p{Lu}.*\.$", explanation.Title);
        Assert.DoesNotMatch(@"[`*<>\[\]{}]", explanation.Title);
        Assert.InRange(explanation.Steps.Count, 0, 4);
        foreach (var text in explanation.Steps.Append(explanation.Text).Append(explanation.Title).Append(explanation.Forward ?? "x").Append(explanation.ForSupport ?? "x"))
        {
            Assert.True(text.Length > 0, explanation.Title);
            Assert.False(Untidy().IsMatch(text), Untidy().Match(text).Value + " in: " + text);
        }
    }

    private static HashSet<string> Names(ExplanationText text) => text.Templates.SelectMany(template => template.Names).ToHashSet(StringComparer.Ordinal);

    // Braces, empty quotes or brackets, two blanks, a blank before punctuation, a sentence that begins with punctuation.
    [GeneratedRegex(@"[{}\0]|\[\[|\]\]|  |\n\n\n|(?<!`)``(?!`)|(?<!\w)\( ?\)|“”| [.,;)](?!\w)| :(?! )|\(\s|^[.,;:)]|\.\.(?!\.)|,\.", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Untidy();
}
