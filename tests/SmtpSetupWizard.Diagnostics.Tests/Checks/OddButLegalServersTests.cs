using System.Net.Security;
using System.Security.Authentication;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Tests.Practice;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Practice;
using SmtpSetupWizard.Practice.Scenarios;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Diagnostics.Tests.Checks;

/// <summary>Servers that work in a way of their own come out ready, without a warning.</summary>
public class OddButLegalServersTests
{
    private static readonly Dictionary<string, SmtpScript> Servers = new(StringComparer.Ordinal)
    {
        ["a multi-line greeting"] = Good with { Greeting = "220-mx.example.net ESMTP\n220-We do not authorize\n220 the use of this system" },
        ["a greeting without text"] = Good with { Greeting = "220" },
        ["a greeting with a blank and no text"] = Good with { Greeting = "220 " },
        ["a greeting in Latin-1"] = Good with { Greeting = Answer.Bytes("220 caf\xe9 bereit\r\n"u8.ToArray()) },
        ["a greeting in UTF-8"] = Good with { Greeting = "220 почта 郵件 готова" },
        ["a greeting that names other protocols"] = Good with { Greeting = "220 ftp.example.net ESMTP, IMAP and HTTP live elsewhere" },
        ["a greeting with an enhanced code"] = Good with { Greeting = "220 2.0.0 mail ready" },
        ["bare line feeds"] = Good with { Greeting = Answer.Raw("220 mail\n"), SecondHello = Answer.Raw("250-mail\n250 AUTH PLAIN\n"), StartTls = Answer.Raw("220 go\n") },
        ["doubled carriage returns"] = Good with { Greeting = Answer.Raw("220 mail\r\r\n") },
        ["lower-case keywords"] = Good with { KeywordsInClear = ["size 1000", "starttls"], StartTls = "220 go", Keywords = ["auth plain login"] },
        ["oddly spaced keywords"] = Good with { KeywordsInClear = [" STARTTLS "], StartTls = "220 go", Keywords = ["AUTH   PLAIN\tLOGIN  "] },
        ["STARTTLS with a parameter"] = Good with { KeywordsInClear = ["STARTTLS REQUIRED"], StartTls = "220 go" },
        ["AUTH= beside AUTH"] = Good with { Keywords = ["AUTH=LOGIN PLAIN", "AUTH LOGIN PLAIN"] },
        ["AUTH= alone"] = Good with { Keywords = ["AUTH=LOGIN"] },
        ["only LOGIN"] = Good with { Keywords = ["AUTH LOGIN"] },
        ["only PLAIN"] = Good with { Keywords = ["AUTH PLAIN"] },
        ["only CRAM-MD5"] = Good with { Keywords = ["AUTH CRAM-MD5"], Account = (PracticeScenario.UserName, PracticeScenario.Password) },
        ["only SCRAM-SHA-1"] = Good with { Keywords = ["AUTH SCRAM-SHA-1"], Account = (PracticeScenario.UserName, PracticeScenario.Password) },
        ["only SCRAM-SHA-256"] = Good with { Keywords = ["AUTH SCRAM-SHA-256"], Account = (PracticeScenario.UserName, PracticeScenario.Password) },
        ["many mechanisms that we do not know"] = Good with { Keywords = ["AUTH GSSAPI NTLM XOAUTH2 DIGEST-MD5 PLAIN X-NONSENSE"] },
        ["AUTH on many lines"] = Good with { Keywords = ["AUTH XOAUTH2", "AUTH LOGIN", "AUTH PLAIN"] },
        ["unknown keywords of every kind"] = Good with { Keywords = ["X-EXPS GSSAPI NTLM", "XSHADOW", "250-looks-like-a-code", "AUTH PLAIN", "=", "-"] },
        ["a hundred keywords"] = Good with { Keywords = [.. Enumerable.Range(0, 100).Select(i => $"X-{i}"), "AUTH PLAIN"] },
        ["no keyword but STARTTLS"] = Good with { KeywordsInClear = ["STARTTLS"], Keywords = ["AUTH PLAIN"] },
        ["STARTTLS still on offer inside TLS"] = Good with { Keywords = ["STARTTLS", "AUTH PLAIN"] },
        ["a wrong enhanced code with a success"] = Good with { Auth = "235 5.7.8 welcome" },
        ["a success without text"] = Good with { Auth = "235" },
        ["a success in another number of its class"] = Good with { Auth = "250 signed in" },
        ["a success on several lines"] = Good with { Auth = "235-2.7.0 hello\n235 2.7.0 ann" },
        ["a STARTTLS reply on several lines"] = Good with { StartTls = "220-2.0.0 wait\n220 2.0.0 now" },
        ["TLS 1.2 only"] = Good with { Tls = TlsScript.Good with { Protocols = SslProtocols.Tls12 } },
        ["TLS 1.2 with ChaCha20 only"] = With(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256),
        ["TLS 1.2 with the suites of an old server"] = With(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA),
        ["a server that only asks for a certificate"] = Good with { Tls = TlsScript.Good with { ClientCertificateAsked = true } },
        ["a NOOP and QUIT that it does not know"] = Good with { Noop = "500 what", Quit = "500 what" },
    };

    private static SmtpScript Good => SmtpScript.Good;

    private static SmtpScript With(params TlsCipherSuite[] suites) => Good with { Tls = TlsScript.Good with { Protocols = SslProtocols.Tls12, CipherSuites = suites } };

    public static TheoryData<string> Names => [.. Servers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_server_of_an_odd_but_legal_form_is_ready_without_a_warning(string name)
    {
        var scenario = PracticeScenarios.Get("ready.authenticated") with
        {
            Host = "odd.practice.test",
            Port = call => call.Port is 587 or 465 ? new OpenPort(Servers[name], call.Port == 465) : PortBehaviour.Refused,
        };
        foreach (var endpoint in new SubmissionEndpoint[] { new(587, TlsMode.Starttls), new(465, TlsMode.Implicit) })
        {
            var runner = new CheckRunner(new PracticeResolver(NoOtherHosts.Instance, TimeProvider.System, null, [scenario]), TimeProvider.System, Unhurried.Options);
            var report = await runner.RunAsync(scenario.Check() with { Endpoints = [endpoint] }, null, TestContext.Current.CancellationToken);
            Assert.Equal((VerdictOutcome.Ready, "ready.authenticated"), (report.Verdict!.Outcome, report.Verdict.Finding.Code));
            Assert.Empty(report.Attempts[0].Warnings);
        }
    }
}
