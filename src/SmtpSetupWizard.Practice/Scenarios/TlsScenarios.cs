using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Certificates;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>Hosts that go wrong on the way to TLS.</summary>
internal static class TlsScenarios
{
    private static readonly CheckLimits Short = CheckLimits.Default with { Command = Scenario.Soon, Tls = Scenario.Soon };
    private static readonly string[] WithoutStarttls = ["PIPELINING", "SIZE 20480000", "8BITMIME"];
    private static readonly string[] Masked = ["PIPELINING", "SIZE 20480000", "XXXXXXXA", "8BITMIME"];

    public static IReadOnlyList<PracticeScenario> All { get; } =
    [
        StartTls("starttls.closed", Answer.Close),
        StartTls("starttls.timeout", Answer.Silence, Short),
        StartTls("starttls.malformed", "Ready to start TLS"),
        StartTls("starttls.unavailable", "454 4.7.0 TLS not available due to local problem"),
        StartTls("starttls.rejected", "502 5.5.1 Error: command not implemented"),
        Scenario.OnStarttls("starttls.not_offered", new SmtpScript { KeywordsInClear = WithoutStarttls }),
        Scenario.OnStarttls("starttls.stripped", new SmtpScript { KeywordsInClear = Masked }),
        StartTls("starttls.injection", "220 2.0.0 Ready to start TLS\n250-mx.practice.test\n250 AUTH PLAIN LOGIN"),

        Handshake("tls.closed", Answer.Close),
        Handshake("tls.closed", Answer.Bytes(new byte[] { 21, 3, 3, 0, 2, 1, 0 })).As("tls-goodbye"),
        Handshake("tls.timeout", Answer.Silence, Short),
        Certificate("tls.self_signed", CertificateFlaw.SelfSigned),
        Certificate("tls.intercepted", CertificateFlaw.Intercepted),
        Certificate("tls.untrusted_issuer", CertificateFlaw.UntrustedIssuer),
        Certificate("tls.incomplete_chain", CertificateFlaw.IncompleteChain),
        Certificate("tls.certificate_expired", CertificateFlaw.Expired),
        Certificate("tls.certificate_expired", CertificateFlaw.ExpiredIntermediate).As("tls-intermediate-expired"),
        Certificate("tls.certificate_not_yet_valid", CertificateFlaw.NotYetValid),
        Certificate("tls.name_mismatch", CertificateFlaw.WrongName),
        Certificate("tls.name_mismatch", CertificateFlaw.CommonNameOnly).As("tls-common-name-only"),
        Certificate("tls.weak_key", CertificateFlaw.WeakKey),
        Certificate("tls.wrong_purpose", CertificateFlaw.WrongPurpose),
        Certificate("tls.expires_soon", CertificateFlaw.ExpiresSoon),
        Handshake("tls.protocol_too_old", Alert(70)),
        Handshake("tls.protocol_too_old", OldServerHello()).As("tls-old-server-hello"),
        Handshake("tls.no_shared_cipher", Alert(40)),
        Handshake("tls.handshake_failed", Alert(80)),
        Scenario.On("tls.client_certificate_required", new SmtpScript { Tls = new TlsScript { ClientCertificateRequired = true } }),
        Scenario.On("tls.client_certificate_required", new SmtpScript
        {
            Tls = new TlsScript { ClientCertificateRequired = true, Protocols = System.Security.Authentication.SslProtocols.Tls12 },
        }).As("tls-client-certificate-required-12"),
        Scenario.On("ready.authenticated", new SmtpScript { Tls = new TlsScript { ClientCertificateAsked = true } }).As("client-certificate-asked"),
        new PracticeScenario
        {
            Host = PracticeScenario.HostOf("tls.plaintext_service"),
            Finding = "tls.plaintext_service",
            Port = call => Scenario.IsImplicit(call) ? new OpenPort(SmtpScript.Good, ImplicitTls: false) : PortBehaviour.Refused,
        },
        new PracticeScenario
        {
            Host = PracticeScenario.HostOf("tls-plaintext-without-words"),
            Finding = "tls.plaintext_service",
            Port = call => Scenario.IsImplicit(call) ? new OpenPort(SmtpScript.Good with { Greeting = "220" }, ImplicitTls: false) : PortBehaviour.Refused,
        },
        new PracticeScenario
        {
            Host = PracticeScenario.HostOf("tls.not_tls"),
            Finding = "tls.not_tls",
            Port = call => Scenario.Speaking(call, new SmtpScript
            {
                Tls = new TlsScript
                {
                    Instead = call.ImplicitTls
                        ? Answer.Raw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").Then(Answer.Close)
                        : "500 5.5.2 Error: command not recognized",
                },
            }),
        },
    ];

    private static PracticeScenario StartTls(string finding, Answer answer, CheckLimits? limits = null) =>
        Scenario.OnStarttls(finding, new SmtpScript { StartTls = answer }, limits);

    private static PracticeScenario Handshake(string finding, Answer instead, CheckLimits? limits = null) =>
        Scenario.On(finding, new SmtpScript { Tls = new TlsScript { Instead = instead } }, limits: limits);

    private static PracticeScenario Certificate(string finding, CertificateFlaw flaw) =>
        Scenario.On(finding, new SmtpScript { Tls = new TlsScript { Flaw = flaw } });

    /// <summary>A fatal alert (RFC 8446 section 6) as the first answer, then the end.</summary>
    private static Answer Alert(byte description) => Answer.Bytes(new byte[] { 21, 3, 3, 0, 2, 2, description }).Then(Answer.Close);

    /// <summary>A ServerHello of TLS 1.0 (RFC 2246 section 7.4.1.3), as a stack without alerts for it answers.</summary>
    private static Answer OldServerHello()
    {
        var record = new byte[47];
        byte[] head = [22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1];
        head.CopyTo(record, 0);
        record.AsSpan(head.Length, 32).Fill(0x5A);
        record[45] = 0x2F;
        return Answer.Bytes(record).Then(Answer.Silence);
    }
}
