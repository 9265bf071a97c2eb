using System.Globalization;
using SmtpSetupWizard.Web.Links;

namespace SmtpSetupWizard.Web.Tests.Links;

public sealed class LookalikeTests
{
    [Theory]
    [InlineData("smtp.gmai1.com", null, "smtp.gmail.com")]
    [InlineData("smtp.grnail.com", null, "smtp.gmail.com")]
    [InlineData("smtp.gmаil.com", null, "smtp.gmail.com")]
    [InlineData("smtp.0utlook.com", null, "outlook.com")]
    [InlineData("smtp.exarnple.org", "example.org", "example.org")]
    [InlineData("smtp.exаmple.org", "example.org", "example.org")]
    [InlineData("smtp.gmail.com", null, null)]
    [InlineData("smtp.example.org", "example.org", null)]
    [InlineData("smtp.bücher.example", "bücher.example", null)]
    [InlineData("smtp.somebody.example", null, null)]
    public void Names_that_look_like_others_are_told(string host, string? own, string? like)
    {
        var idn = new IdnMapping();

        Assert.Equal(like, Lookalike.Of(idn.GetAscii(host), own is null ? null : idn.GetAscii(own)));
    }

    [Theory]
    [InlineData("smtp.gmаil.com", true)]
    [InlineData("smtp.почта.example", false)]
    [InlineData("smtp.bücher.example", false)]
    [InlineData("smtp.日本ひらカタ.example", false)]
    [InlineData("smtp.example.com", false)]
    public void Letters_of_several_alphabets_in_one_part_are_told(string host, bool mixed) =>
        Assert.Equal(mixed, Lookalike.IsMixed(new IdnMapping().GetAscii(host)));
}
