using System.Diagnostics;
using System.Text;
using CsCheck;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Findings;

public class ReplyClassifierTests
{
    private static readonly Stage[] Stages = [Stage.Greeting, Stage.Hello, Stage.Starttls, Stage.Auth, Stage.Sender, Stage.Recipient, Stage.Message];

    public static TheoryData<int> Known => [.. Enumerable.Range(0, KnownReply.All.Count)];

    [Theory]
    [MemberData(nameof(Known), DisableDiscoveryEnumeration = true)]
    public void A_known_reply_gets_its_finding(int number)
    {
        var known = KnownReply.All[number];
        var finding = FindingCatalog.Get(known.Finding).PastedOnly ? ReplyClassifier.Find(known.Context) : Classify(known);
        Assert.True(finding == known.Finding, $"{known}: {finding} instead of {known.Finding}");
    }

    [Fact]
    public void A_check_never_has_a_finding_that_is_for_pasted_texts()
    {
        var required = Reply(530, "5.7.0 Must issue a STARTTLS command first");
        Assert.Equal("auth.rejected", ReplyClassifier.Classify(Stage.Auth, required, "", ""));
        Assert.All(KnownReply.All, known => Assert.False(FindingCatalog.Get(Classify(known)).PastedOnly));
    }

    [Theory]
    [InlineData(250, "hello.malformed")]
    [InlineData(354, "hello.malformed")]
    [InlineData(999, "hello.malformed")]
    [InlineData(450, "hello.unavailable")]
    [InlineData(599, "hello.rejected")]
    public void A_reply_that_no_rule_explains_is_named_by_its_class(int code, string finding) =>
        Assert.Equal(finding, ReplyClassifier.Classify(Stage.Hello, Reply(code, "hm"), "", ""));

    [Theory]
    [InlineData("535 Authentication failed for spam@blocked.example")]
    [InlineData("535 Authentication failed at host disabled.suspended.example")]
    [InlineData("535 Authentication failed, see https://example.com/app-password/too-many-attempts/captcha")]
    [InlineData("535 Authentication failed <\"too many failed attempts\"@example.com>")]
    public void Names_in_a_reply_are_no_words(string line) =>
        Assert.Equal("auth.invalid_credentials", ReplyClassifier.Classify(Stage.Auth, Reply(535, line[4..]), "", ""));

    [Fact]
    public void Words_in_another_character_set_are_understood()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Assert.Equal("auth.app_password_required", Misread("请使用授权码登录", "gb18030"));
        Assert.Equal("auth.account_disabled", Misread("Аккаунт заблокирован", "koi8-r"));
        Assert.Equal("auth.account_disabled", Misread("Аккаунт заблокирован", "windows-1251"));

        static string Misread(string text, string encoding) =>
            ReplyClassifier.Classify(Stage.Auth, Reply(535, ServerText.Decode(Encoding.GetEncoding(encoding).GetBytes(text))), "", "");
    }

    [Fact]
    public void Any_text_at_all_has_a_finding_of_the_catalogue() =>
        Gen.Select(OneOf(Stages), Gen.Int[0, 999], Gen.OneOf(Gen.String, OneOf([.. KnownReply.All.Select(known => known.Reply.Text)]), Gen.String[Gen.Char['\u0080', '\u00FF'], 0, 400]).List[1, 5])
            .Sample((stage, code, lines) => FindingCatalog.Contains(ReplyClassifier.Classify(stage, new Reply(code, lines), "smtp.example.com", "")), iter: 2000);

    [Fact]
    public void The_longest_texts_cost_no_more_than_long_ones()
    {
        string[] hostile = [new('a', 65536), string.Concat(Enumerable.Repeat("a.", 32768)), string.Concat(Enumerable.Repeat("<@", 32768)), string.Concat(Enumerable.Repeat("1:", 32768)), string.Concat(Enumerable.Repeat("user unknown relay not ", 2800)), string.Concat(Enumerable.Repeat("é\u0301ß", 20000))];
        foreach (var text in hostile) _ = Classify(text);
        var clock = Stopwatch.StartNew();
        foreach (var text in hostile) _ = Classify(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");

        static string[] Classify(string text) => [.. Stages.Select(stage => ReplyClassifier.Classify(stage, Reply(550, text), "", ""))];
    }

    private static string Classify(KnownReply known) => ReplyClassifier.Classify(known.Stage, known.Reply, "smtp.example.com", known.Banner, known.ForeignRecipient);

    private static Gen<T> OneOf<T>(IReadOnlyList<T> some) => Gen.Int[0, some.Count - 1].Select(number => some[number]);

    private static Reply Reply(int code, string text) => new(code, [text]);
}
