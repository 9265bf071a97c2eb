using System.Text;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Hosts that go wrong at the greeting or at EHLO.</summary>
internal static class GreetingScenarios
{
    private static readonly CheckLimits Short = CheckLimits.Default with
    {
        Greeting = Scenario.Soon,
        Command = Scenario.Soon,
        SecondLook = TimeSpan.FromSeconds(0.4),
        SlowGreeting = TimeSpan.FromSeconds(0.5),
    };

    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        Greeting("greeting.closed", Answer.Close),
        Greeting("greeting.timeout", Answer.Silence, Short),
        Greeting("greeting.timeout", Answer.Drip("220 mx.practice.test ESMTP, at leisure\r\n", TimeSpan.FromSeconds(0.3)), Short).As("greeting-drip"),
        Greeting("greeting.malformed", "Welcome to the practice server"),
        Greeting("greeting.unavailable", Last("421 4.3.2 All server ports are busy")),
        Greeting("greeting.rejected", Last("554 No SMTP service here")),
        new PracticeScenario
        {
            Host = PracticeScenario.HostOf("greeting.implicit_tls"),
            Finding = "greeting.implicit_tls",
            Limits = Short with { Greeting = TimeSpan.FromSeconds(3) },
            Port = call => Scenario.IsStarttls(call) ? new OpenPort(SmtpScript.Good, ImplicitTls: true) : PortBehaviour.Refused,
        },
        Greeting("greeting.not_smtp", "* OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ STARTTLS AUTH=PLAIN] Dovecot ready."),
        Scenario.On("greeting.not_smtp", new SmtpScript { Greeting = "220 (vsFTPd 3.0.5)", Hello = Answer.Silence }, limits: Short).As("greeting-ftp-silent"),
        Greeting("greeting.not_smtp", Answer.Bytes(Encoding.Latin1.GetBytes("K\0\0\0\u00ffj\u0004Host '192.0.2.1' is not allowed to connect to this MariaDB server")).Then(Answer.Close)).As("greeting-mariadb"),
        Greeting("greeting.blocked_client", Last("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1")),
        Greeting("greeting.proxied", Last("421 SMTP proxy: cannot connect to the mail server smtp.practice.test:587, 10060")),
        Scenario.On(
            "greeting.slow",
            new SmtpScript { Greeting = Answer.Reply("220-mx.practice.test waits a little").Then(Answer.Reply("220 mx.practice.test ESMTP").After(TimeSpan.FromSeconds(0.8))) },
            limits: Short with { Greeting = CheckLimits.Default.Greeting, Command = CheckLimits.Default.Command }),

        Hello("hello.closed", Answer.Close),
        Hello("hello.timeout", Answer.Silence, Short),
        Hello("hello.malformed", "250-mx.practice.test\n220 SIZE 20480000"),
        Hello("hello.unavailable", Last("421 4.3.2 Service not available, closing transmission channel")),
        Hello("hello.rejected", "550 5.5.0 EHLO is not accepted at this time of the day"),
        Scenario.OnStarttls("hello.no_esmtp", new SmtpScript { Hello = "502 5.5.1 Error: command not implemented" }),
        Scenario.On("hello.name_rejected", new SmtpScript
        {
            Hello = "501 5.5.4 Invalid EHLO argument: need a fully-qualified hostname",
            PlainHello = "501 5.5.4 Invalid HELO argument: need a fully-qualified hostname",
        }),
        Scenario.OnStarttls("hello.closed", new SmtpScript { SecondHello = Answer.Close }).As("hello-closed-inside-tls"),
    ];

    private static PracticeScenario Greeting(string finding, Answer greeting, CheckLimits? limits = null) =>
        Scenario.On(finding, new SmtpScript { Greeting = greeting }, limits: limits);

    private static PracticeScenario Hello(string finding, Answer hello, CheckLimits? limits = null) =>
        Scenario.On(finding, new SmtpScript { Hello = hello }, limits: limits);

    private static Answer Last(string lines) => Answer.Reply(lines).Then(Answer.Close);
}
