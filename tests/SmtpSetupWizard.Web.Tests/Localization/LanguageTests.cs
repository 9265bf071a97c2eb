using Microsoft.AspNetCore.Http;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Tests.Localization;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("?language=it", "language=en", "en", "it")]
    [InlineData("?language=xx", "language=it", "en", "it")]
    [InlineData("", "language=it", "en-GB,en;q=0.9", "it")]
    [InlineData("", "", "fr;q=0.9,it-CH;q=0.8,en;q=0.2", "it")]
    [InlineData("", "", "it;q=0,en;q=0.5", "en")]
    [InlineData("", "", "fr", "en")]
    [InlineData("", "", ";;;,\0=", "en")]
    [InlineData("", "", "", "en")]
    public void The_address_decides_then_the_choice_then_the_browser(string query, string cookie, string accepted, string expected)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new(query);
        if (cookie.Length > 0) http.Request.Headers.Cookie = cookie;
        if (accepted.Length > 0) http.Request.Headers.AcceptLanguage = accepted;

        Assert.Equal(expected, ReaderLanguage.Of(http));
    }

    [Theory]
    [InlineData("/r/abc", "/r/abc")]
    [InlineData("/?step=2&language=it&host=a", "/?step=2&host=a")]
    [InlineData("/?language=it", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/a\r\nSet-Cookie: x=y", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void The_way_back_never_leaves_the_site(string? back, string expected) => Assert.Equal(expected, LanguageChoice.LocalPath(back));

    [Theory]
    [InlineData("en", 0, "< 1 ms")]
    [InlineData("en", 24, "24 ms")]
    [InlineData("en", 1640, "1.6 s")]
    [InlineData("it", 1640, "1,6 s")]
    [InlineData("it", 12_345, "12 s")]
    public void Durations_are_written_as_the_language_writes_them(string language, int milliseconds, string expected) =>
        Assert.Equal(expected, Quantities.Duration(language, milliseconds));

    [Theory]
    [InlineData("smtp.example.com", "smtp.example.com")]
    [InlineData("bücher.example", "bücher.example (xn--bcher-kva.example)")]
    [InlineData("xn--bcher-kva.example", "bücher.example (xn--bcher-kva.example)")]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData(null, "")]
    public void An_international_name_is_shown_in_both_forms(string? host, string expected) => Assert.Equal(expected, HostName.Display(host));
}
