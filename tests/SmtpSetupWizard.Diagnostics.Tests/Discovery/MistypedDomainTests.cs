using System.Diagnostics;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Diagnostics.Discovery.Typos;

namespace SmtpSetupWizard.Diagnostics.Tests.Discovery;

public class MistypedDomainTests
{
    [Theory]
    [InlineData("gmail.com", "gmial.com gamil.com gmal.com gmil.com gmai.com gmaill.com gmmail.com ggmail.com gmaiil.com gmali.com mgail.com gnail.com gmsil.com gmaul.com gmaol.com gmaik.com gimail.com gmqil.com g-mail.com gmail1.com gmails.com gmai1.com gemial.com")]
    [InlineData("gmail.com", "gmail.con gmail.cmo gmail.ocm gmail.co gmail.cm gmail.om gmail.comm gmail.coom gmail.ccom gmail.vom gmail.xom gmail.cim gmail.cpm gmail.c gmail.net gmail.org gmail.it gmail.fr gmail.de gmail.com.br gmail.com.mx gmail.co.uk gmail.com.com gmail.cam")]
    [InlineData("gmail.com", "gmailcom gmail gmail.c.om g.mail.com www.gmail.com wwwgmail.com gmial.con gamil.co gmal.cm gmial.it gmai.com.")]
    [InlineData("hotmail.com", "hotmial.com hotmai.com hotmal.com hotmil.com hotamil.com hotmaill.com hotmaik.com htomail.com homtail.com hormail.com hoymail.com hptmail.com hitmail.com otmail.com jotmail.com hotmail.con hotmail.co hotmail.cm hotmail.comm hotmial.con hotmil.co hotmailcom hotmail.net hot-mail.com hotmaul.com htomial.com hotmsil.com")]
    [InlineData("hotmail.it", "hotmial.it hotmal.it hotmai.it hotmail.i hotmail.ti hotmail.itt hotmail.ut hotamil.it")]
    [InlineData("hotmail.fr", "hotmial.fr hotmal.fr hotmail.frr hotmail.f hotmail.rf")]
    [InlineData("hotmail.co.uk", "hotmial.co.uk hotmail.couk hotmail.co.k hotmail.uk hotmail.com.uk hotmailco.uk")]
    [InlineData("yahoo.com", "yaho.com yahooo.com yhaoo.com yaoo.com yahho.com tahoo.com yshoo.com yahoo.con yahoo.co yahoo.cm yahoo.om yahoo.comm yahoo.net yahoo ayhoo.com yahoi.com yahpo.com")]
    [InlineData("yahoo.it", "yaho.it yahooo.it yhaoo.it yahoo.com.it yahoo.itt yahoo.i")]
    [InlineData("yahoo.co.uk", "yaho.co.uk yahoo.couk yahoo.uk yahoo.com.uk yhaoo.co.uk")]
    [InlineData("yahoo.com.br", "yaho.com.br yahoo.com.b yahoo.br yahoo.co.br")]
    [InlineData("outlook.com", "outlok.com outloo.com otulook.com outlokk.com outlool.com oulook.com outllok.com outloook.com iutlook.com outlook.con outlook.co outlook.cm putlook.com outlock.com outlook.org")]
    [InlineData("outlook.it", "outlok.it otlook.it outlook.ti")]
    [InlineData("icloud.com", "iclud.com icoud.com icluod.com icloud.con icloud.co icloud.cm iclould.com icloud.net icloud.it iclou.com iclod.com icloid.com")]
    [InlineData("googlemail.com", "googlemial.com googelmail.com gogglemail.com googlmail.com googlemail.de googlemail.con")]
    [InlineData("live.com", "live.con livve.com live.comm lvie.com")]
    [InlineData("aol.com", "aol.con aol.co aol.cm aoll.com aool.com aol.comm")]
    [InlineData("msn.com", "msn.con msnn.com msn.cmo")]
    [InlineData("protonmail.com", "protonmial.com protnmail.com protonmail.con protomail.com")]
    [InlineData("libero.it", "libreo.it libeo.it lbero.it liberoo.it libero.i libero.ti libero.itt liber0.it")]
    [InlineData("virgilio.it", "virglio.it virgillio.it virigilio.it virgilio.i vigilio.it")]
    [InlineData("tiscali.it", "tiscalli.it tsicali.it tiscai.it tiscali.itt")]
    [InlineData("alice.it", "alicee.it ailce.it alice.itt alcie.it")]
    [InlineData("orange.fr", "ornage.fr orangee.fr orane.fr orange.ff orange.frr")]
    [InlineData("wanadoo.fr", "wanado.fr wandoo.fr wanadooo.fr wnaadoo.fr")]
    [InlineData("laposte.net", "lapsote.net laposte.ner laposte.nt lapost.net laposte.ne")]
    [InlineData("free.fr", "free.frr freee.fr")]
    [InlineData("gmx.de", "gmx.dee gmxx.de gmx.ed gxm.de")]
    [InlineData("web.de", "web.dee webb.de web.ed wbe.de")]
    [InlineData("t-online.de", "t-onlin.de t-onlnie.de t-oline.de t-onlinee.de t-online.d")]
    [InlineData("freenet.de", "freenett.de frenet.de freenet.d")]
    [InlineData("comcast.net", "comcst.net comcasst.net concast.net comcast.nte comcast.ner comcats.net comcast.ent")]
    [InlineData("verizon.net", "verzion.net verizion.net verizon.ner")]
    [InlineData("sbcglobal.net", "sbcgloble.net sbcgobal.net sbcglobal.ner")]
    [InlineData("btinternet.com", "btinernet.com btintenet.com btinternet.con btinternet.co btinterent.com")]
    [InlineData("bigpond.com", "bigpnd.com bigpond.con bigpond.cmo bigpong.com")]
    [InlineData("rediffmail.com", "redifmail.com rediffmial.com rediffmail.con")]
    [InlineData("mail.ru", "mail.r mail.rru maill.ru")]
    [InlineData("yandex.ru", "yandx.ru yandex.r yadnex.ru")]
    public void A_slip_is_corrected(string meant, string typed) =>
        Assert.All(typed.Split(' '), domain => Assert.Equal((domain, meant), (domain, MistypedDomain.Read(domain.TrimEnd('.'))?.Meant)));

    [Theory]
    [InlineData("gmx.it gmx.net gmx.ch gmx.at gmx.fr gmx.us ymail.com mail.com live.it live.nl live.de live.co.uk email.com email.it email.de me.com mac.com hotmail.se hotmail.nl hotmail.be hotmail.co.nz yahoo.ca yahoo.ie yahoo.co.jp yahoo.com.hk")]
    [InlineData("outlook.jp outlook.dk rocketmail.com googlemail.com hushmail.com inbox.com inbox.lv inbox.lt inbox.eu mail.ee mail.de mail.ch mail.bg tim.it tin.it alice.it alice.de aim.com aol.de aol.it aol.fr cox.net cox.com att.com att.net comcast.com verizon.com")]
    [InlineData("fastmail.fm fastmail.com fastmail.net zoho.eu zoho.in zohomail.com proton.me protonmail.ch pm.me tuta.io tutanota.de keemail.me bk.ru list.ru inbox.ru ya.ru yandex.com yandex.by yandex.kz ok.de web.com web.it online.de online.no home.nl home.se planet.nl")]
    [InlineData("orange.es orange.com orange.net orange.pl free.de sfr.com laposte.fr neuf.fr bbox.fr club-internet.fr o2.pl op.pl vp.pl wp.pl onet.eu onet.pl seznam.cz centrum.sk centrum.cz email.cz post.cz post.sk atlas.cz i.ua ukr.net meta.ua")]
    [InlineData("virgin.net virginmedia.com virgilio.it sky.com bt.com btconnect.com btopenworld.com talktalk.net talktalk.co.uk tiscali.co.uk ntlworld.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz bell.net shaw.ca telus.net rogers.com")]
    [InlineData("163.com 126.com 139.com 188.com 189.cn qq.com sina.com sina.cn sohu.com yeah.net foxmail.com naver.com nate.com daum.net hanmail.net rediff.com rediffmail.com uol.com.br bol.com.br terra.com.br ig.com.br globo.com r7.com")]
    [InlineData("gail.com grail.com tmail.com fmail.com hmail.com zmail.com qmail.com imail.com cloud.com wahoo.com yahoo.in yahoo.cn yahoo-inc.com lookout.com life.com love.com")]
    [InlineData("example.com example.org example.co.uk company.it studio-rossi.it comune.milano.it uni-hannover.de tu-berlin.de ethz.ch unimi.it polimi.it mit.edu harvard.edu github.com microsoft.com google.com apple.com amazon.com")]
    [InlineData("smith.com hotels.com hotel.com mailbox.com mailbox.org outdoor.com goodmail.com gmark.com global.com email-server.net mymail.com webmail.co.za homemail.com hotspot.com libertà.it livello.it liberamente.it freenet.com mail.google.com")]
    [InlineData("libera.it poste.it posta.it postel.it poster.it ponte.it alive.it alike.it aline.it armor.de globe.com glovo.com never.com naver.com roger.com plant.nl oranges.fr starlet.be chatter.net charger.net netscope.net telnet.be openet.gr gymail.com botmail.com coxmail.com")]
    [InlineData("mail.az mail.gr mail.be mail.ua mail.com.tr vmail.me tmail.ws fmail.co.uk ymail.net flashmail.com fastermail.com xmail.net prontomail.com y7mail.com a.b x com co.uk")]
    public void A_domain_that_exists_is_left_as_it_is(string typed) =>
        Assert.All(typed.Split(' '), domain => Assert.Equal((domain, null), (domain, MistypedDomain.Read(domain)?.Meant)));

    [Fact]
    public void No_domain_of_a_preset_is_a_slip() =>
        Assert.All(Providers.All.SelectMany(provider => provider.Domains), domain => Assert.Null(MistypedDomain.Read(domain.Replace("*.", "someone.", StringComparison.Ordinal))));

    [Theory]
    [InlineData("gmial.com", true)]
    [InlineData("hotmail.con", true)]
    [InlineData("libreo.it", false)]
    [InlineData("gmial.it", false)]
    [InlineData("gmail.it", true)]
    [InlineData("gmailcom", true)]
    [InlineData("hptmail.com", true)] // o and p lie side by side
    [InlineData("hotmbil.com", false)]
    [InlineData("botmail.it", false)] // people seldom miss the first letter
    [InlineData("outlook.org", false)] // what ends like a domain can be one
    [InlineData("protonmial.com", false)]
    public void Of_the_great_ones_a_slip_is_one_even_where_somebody_lives_there(string domain, bool sure) => Assert.Equal(sure, MistypedDomain.Read(domain)?.IsSure);

    [Fact]
    public void Anything_can_be_asked_and_is_answered_fast()
    {
        var strange = new[] { "", ".", "..", "xn--gmil-6na.com", "ä.com", new string('a', 300), new string('.', 39), "\0.com", "gmail." + new string('x', 33) };
        var before = Stopwatch.GetTimestamp();
        for (var round = 0; round < 100; round++)
            foreach (var domain in strange) MistypedDomain.Read(domain);
        Assert.True(Stopwatch.GetElapsedTime(before) < TimeSpan.FromSeconds(5));
    }
}
