using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Hosts that are no submission servers, and answer elsewhere.</summary>
internal static class HostScenarios
{
    private static readonly SmtpScript Exchanger = new() { Keywords = ["PIPELINING", "SIZE 52428800", "8BITMIME"] };
    private static readonly SmtpScript Imap = new() { Greeting = "* OK [CAPABILITY IMAP4rev1 SASL-IR LITERAL+ STARTTLS AUTH=PLAIN] Dovecot ready." };
    private static readonly SmtpScript Pop3 = new() { Greeting = "+OK Dovecot ready." };

    private static readonly SmtpScript Web = new()
    {
        Greeting = new Answer([]),
        Unknown = Answer.Raw("HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").Then(Answer.Close),
    };

    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        Other("host.mail_exchanger", (25, Exchanger)),
        Other("host.incoming_mail", (143, Imap), (993, Imap), (110, Pop3), (995, Pop3)),
        Other("host.website", (80, Web), (443, Web)),
    ];

    private static PracticeScenario Other(string finding, params (int Port, SmtpScript Script)[] open) => new()
    {
        Host = PracticeScenario.HostOf(finding),
        Finding = finding,
        Port = call => open.FirstOrDefault(port => port.Port == call.Port).Script is { } script ? new OpenPort(script, call.ImplicitTls) : PortBehaviour.Refused,
    };
}
