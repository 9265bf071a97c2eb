using System.Text.RegularExpressions;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Tests.Localization;

public sealed partial class TextsTests
{
    public static TheoryData<string> OtherLanguages => [.. Texts.Languages.Skip(1)];

    [Fact]
    public void English_is_there_and_is_the_fallback() => Assert.Equal(["en", "it"], Texts.Languages);

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Every_language_has_the_same_keys(string language) =>
        Assert.Equal(Texts.Keys(Texts.Fallback).Order(StringComparer.Ordinal), Texts.Keys(language).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(OtherLanguages))]
    public void Every_language_fills_the_same_holes(string language) =>
        Assert.All(Texts.Keys(Texts.Fallback), key => Assert.Equal(Holes(Texts.Fallback, key), Holes(language, key)));

    [Fact]
    public void No_text_is_empty_or_holds_markup() => Assert.All(
        Texts.Languages.SelectMany(language => Texts.Keys(language), (language, key) => Texts.Get(language, key)),
        text => Assert.True(!string.IsNullOrWhiteSpace(text) && !text.Contains('<', StringComparison.Ordinal), text));

    [Fact]
    public void The_first_key_that_exists_gives_the_text() =>
        Assert.Equal(Texts.Get("it", "layout.brand"), Texts.First("it", "layout.noSuchKey", "layout.brand", "layout.skip"));

    private static string[] Holes(string language, string key) =>
        [.. Hole().Matches(Texts.Get(language, key)).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d+\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
