using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Tests.Reports.Sharing;

public sealed class TextMaskTests
{
    [Theory]
    [InlineData("MAIL FROM:<ann.smith@example.com> SIZE=300", "MAIL FROM:<a…@example.com> SIZE=300")]
    [InlineData("250 2.1.5 ANN.SMITH@EXAMPLE.COM ok", "250 2.1.5 a…@EXAMPLE.COM ok")]
    [InlineData("550 no such user ann.smith here", "550 no such user a… here")]
    [InlineData("535 user=ann.smith, rip=203.0.113.7", "535 user=a…, rip=203.0.113.7")]
    [InlineData("see https://example.com/?u=ann.smith%40example.com", "see https://example.com/?u=a…%40example.com")]
    [InlineData("see https://example.com/?u=ann%2Esmith%40example.com", "see https://example.com/?u=a…%40example.com")]
    [InlineData("ORCPT=rfc822;ann.smith+40example.com", "ORCPT=rfc822;a…+40example.com")]
    [InlineData("ann.smith=40example.com", "a…=40example.com")]
    [InlineData("bounce-ann.smith=example.com@relay.example.net", "bounce-a…=example.com@relay.example.net")]
    [InlineData("\"ann.smith\"@example.com", "\"a…\"@example.com")]
    [InlineData("\"ann\\.smith\"@example.com", "\"a…\"@example.com")]
    [InlineData("ann.smith\\@example.com", "a…\\@example.com")]
    [InlineData("ann.smith&#64;example.com", "a…&#64;example.com")]
    [InlineData("ann.smith (at) example.com", "a… (at) example.com")]
    [InlineData("<ann.smith@mail.example.net> is not ann.smith@example.com", "<a…@mail.example.net> is not a…@example.com")]
    [InlineData("uid=ann.smith,ou=people", "uid=a…,ou=people")]
    [InlineData("/home/ann.smith/Maildir is full", "/home/a…/Maildir is full")]
    [InlineData("334 YW5uLnNtaXRoQGV4YW1wbGUuY29t", "334 …")]
    [InlineData("535 authentication of ann.sm…", "535 authentication of a…")]
    [InlineData("E=ann.smith@example.com, CN=mail", "E=a…@example.com, CN=mail")]
    public void A_name_is_hidden_in_whatever_form_a_server_says_it(string said, string shown) =>
        Assert.Equal(shown, new TextMask(["ann.smith@example.com"]).Of(said));

    [Theory]
    [InlineData("220 mail.example.com ESMTP")]
    [InlineData("250 ann.smith.example.com is a host")]
    [InlineData("joann.smith@example.com")]
    [InlineData("AUTH PLAIN LOGIN")]
    [InlineData("550 5.1.1 mailbox unavailable")]
    [InlineData("100%25 =20 +40 \\ &#64; \"")]
    [InlineData("")]
    public void Other_words_stay(string said) => Assert.Equal(said, new TextMask(["ann.smith@example.com"]).Of(said));

    [Theory]
    [InlineData("220 smtp.info.example.com for more info see https://example.com/info.html", "220 smtp.info.example.com for more info see https://example.com/info.html")]
    [InlineData("250 <info@example.com> user=info account info", "250 <i…@example.com> user=i… account i…")]
    [InlineData("info%40example.com", "i…%40example.com")]
    public void An_ordinary_word_is_hidden_only_where_it_is_a_name(string said, string shown) =>
        Assert.Equal(shown, new TextMask(["info@example.com"]).Of(said));

    [Theory]
    [InlineData("ann", "a…", "user ann failed", "user a… failed")]
    [InlineData("EXAMPLE\\ann", "E…", "EXAMPLE\\ann and ann", "E… and a…")]
    [InlineData("a@example.com", "…@example.com", "a mail from a@example.com", "a mail from …@example.com")]
    [InlineData("ann+news@example.com", "a…@example.com", "ann+2Bnews@example.com ann@example.com", "a…@example.com a…@example.com")]
    [InlineData("änne@example.com", "ä…@example.com", "%C3%A4nne%40example.com Änne", "ä…%40example.com ä…")]
    public void A_name_of_any_kind_is_hidden(string typed, string name, string said, string shown)
    {
        var mask = new TextMask([typed]);

        Assert.Equal(name, mask.Name(typed));
        Assert.Equal(shown, mask.Of(said));
    }

    [Fact]
    public void Sender_and_recipient_are_hidden_as_well_as_the_user_name()
    {
        var mask = new TextMask(["ann", "office@example.com", "bob@example.net"]);

        Assert.Equal("a… <o…@example.com> <b…@example.net>", mask.Of("ann <office@example.com> <bob@example.net>"));
    }

    [Fact]
    public void Nothing_is_hidden_without_names() => Assert.Equal("user ann", new TextMask([]).Of("user ann"));
}
