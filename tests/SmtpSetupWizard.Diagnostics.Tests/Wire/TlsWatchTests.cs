using CsCheck;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Wire;

public class TlsWatchTests
{
    [Fact]
    public void A_fatal_alert_is_read_with_its_version()
    {
        var watch = Watch([21, 3, 2, 0, 2, 2, 70]);
        Assert.Equal((70, 0x0302), (watch.FatalAlert, watch.Version));
    }

    [Fact]
    public void A_warning_alert_does_not_count() => Assert.Null(Watch([21, 3, 3, 0, 2, 1, 112]).FatalAlert);

    [Fact]
    public void A_goodbye_in_clear_is_read() => Assert.True(Watch([21, 3, 3, 0, 2, 1, 0]).CloseNotify);

    [Fact]
    public void A_ServerHello_is_read_with_its_version()
    {
        var watch = Watch([22, 3, 1, 0, 6, 2, 0, 0, 70, 3, 2]);
        Assert.Equal((true, 0x0302), (watch.ServerHello, watch.Version));
    }

    [Fact]
    public void What_is_no_record_is_no_TLS()
    {
        var watch = Watch("220 mail ESMTP\r\n"u8.ToArray());
        Assert.True(watch.NotTls);
        Assert.Equal("220 mail ESMTP\r\n"u8.ToArray(), watch.Opening.ToArray());
    }

    [Fact]
    public void An_alert_behind_the_ServerHello_is_read()
    {
        var watch = Watch([22, 3, 3, 0, 6, 2, 0, 0, 70, 3, 3, 21, 3, 3, 0, 2, 2, 40]);
        Assert.Equal((true, 40), (watch.ServerHello, watch.FatalAlert));
    }

    [Fact]
    public void Pieces_read_like_the_whole() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        var whole = Watch(bytes);
        var pieces = new TlsWatch();
        foreach (var value in bytes) pieces.Read([value]);
        Assert.Equal((whole.NotTls, whole.FatalAlert, whole.ServerHello, whole.Version), (pieces.NotTls, pieces.FatalAlert, pieces.ServerHello, pieces.Version));
    });

    private static TlsWatch Watch(byte[] bytes)
    {
        var watch = new TlsWatch();
        watch.Read(bytes);
        return watch;
    }
}
