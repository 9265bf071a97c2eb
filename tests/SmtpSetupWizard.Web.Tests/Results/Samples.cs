using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Tests.Results;

/// <summary>Reports in each state that a reader can meet.</summary>
internal static class Samples
{
    public const string Token = "AAAAAAAAAAAAAAAAAAAAAA";
    public const string Nasty = "550 <script>alert(1)</script> <a href=https://evil.example>click</a> call https://evil.example ";
    private static readonly DateTimeOffset At = new(2026, 11, 24, 14, 16, 0, TimeSpan.Zero);

    public static AskedCheck Asked { get; } = new("smtp.example.com", SubmissionEndpoint.Defaults, "ann@example.com", null, null, false, "en");

    public static ReportView View(ReportStatus status, CheckReport report, AskedCheck? asked = null) =>
        new(Token, status, report, asked ?? Asked, At, At.AddDays(30), new byte[32]);

    public static ReportView Queued { get; } = View(ReportStatus.Queued, new() { Host = "smtp.example.com" });

    public static ReportView Running { get; } = View(ReportStatus.Running, Report() with
    {
        Attempts =
        [
            new() { Endpoint = SubmissionEndpoint.Defaults[0], Stages = [new(Stage.Connect, null, 15)] },
            new() { Endpoint = SubmissionEndpoint.Defaults[1], Stages = Secure, AtGate = true },
            new() { Endpoint = SubmissionEndpoint.Defaults[2], Stages = [new(Stage.Connect, StageOutcome.Ok, 15, 20), new(Stage.Tls, null, 35)] },
        ],
    });

    public static ReportView Ready { get; } = View(ReportStatus.Completed, Report() with
    {
        Attempts = [SignedIn(0), Reachable(1), Reachable(2)],
        Verdict = new(VerdictOutcome.Ready, new("ready.authenticated"), 0, [], new("smtp.example.com", 587, TlsMode.Starttls, "ann@example.com", "PLAIN"), 640),
        DurationMs = 700,
    });

    public static ReportView Fallback { get; } = View(ReportStatus.Completed, Report() with
    {
        Attempts = [Silent(0), SignedIn(1), Reachable(2)],
        Verdict = new(
            VerdictOutcome.ReadyWithWarnings, new("ready.authenticated"), 1, ["connect.timeout"], new("smtp.example.com", 2525, TlsMode.Starttls, "ann@example.com", "PLAIN"), 1640),
        DurationMs = 8100,
    });

    public static ReportView Failed { get; } = Refused("535 5.7.8 Authentication failed");

    public static ReportView Refused(string words)
    {
        var finding = new Finding("auth.invalid_credentials", new() { ReplyCode = 535, EnhancedCode = "5.7.8", ReplyText = words });
        return View(ReportStatus.Completed, Report() with
        {
            Attempts =
            [
                new()
                {
                    Endpoint = SubmissionEndpoint.Defaults[0], Outcome = AttemptOutcome.Failed, Address = "203.0.113.7", Mechanism = "PLAIN", Finding = finding,
                    Stages = [.. Secure, new(Stage.Auth, StageOutcome.Failed, 130, 400, finding.Code, words)],
                    Capabilities = ["PIPELINING", words],
                    Security = new("TLS 1.3", "TLS_AES_256_GCM_SHA384", new(words, words, [words, "mail.example.com"], At.AddDays(-10), At.AddDays(80), "RSA", 2048, [], [new(words, words, At)])),
                    Transcript = [new(22, Speaker.Server, words), new(120, Speaker.Client, "AUTH PLAIN ********")],
                },
                new() { Endpoint = SubmissionEndpoint.Defaults[1], Outcome = AttemptOutcome.Reachable, Finding = new("not_tried.credentials_rejected"), Stages = Secure },
                Silent(2),
            ],
            Verdict = new(VerdictOutcome.Failed, finding, 0, ["connect.timeout"], null, 530),
            DurationMs = 8100,
        });
    }

    public static ReportView NotResolved { get; } = View(ReportStatus.Completed, new()
    {
        Host = "smtp.example.com",
        Resolution = new([], 12, new("resolve.not_found")),
        Verdict = new(VerdictOutcome.Failed, new("resolve.not_found"), null, [], null, 12),
        DurationMs = 12,
    });

    public static ReportView Cancelled { get; } = View(ReportStatus.Cancelled, Report() with { Attempts = [Stopped(0), Stopped(1)], Cancelled = true, DurationMs = 400 });

    public static ReportView Interrupted { get; } = View(ReportStatus.Interrupted, new() { Host = "smtp.example.com" });

    public static IReadOnlyDictionary<string, ReportView> All { get; } = new Dictionary<string, ReportView>
    {
        ["queued"] = Queued,
        ["running"] = Running,
        ["ready"] = Ready,
        ["fallback"] = Fallback,
        ["failed"] = Failed,
        ["nasty"] = Refused(Nasty),
        ["not resolved"] = NotResolved,
        ["cancelled"] = Cancelled,
        ["interrupted"] = Interrupted,
    };

    private static IReadOnlyList<StageReport> Secure =>
    [
        new(Stage.Connect, StageOutcome.Ok, 14, 24), new(Stage.Greeting, StageOutcome.Ok, 38, 20), new(Stage.Hello, StageOutcome.Ok, 58, 11),
        new(Stage.Starttls, StageOutcome.Ok, 69, 10), new(Stage.Tls, StageOutcome.Ok, 79, 40), new(Stage.Hello, StageOutcome.Ok, 119, 11),
    ];

    private static CheckReport Report() => new() { Host = "smtp.example.com", Resolution = new(["203.0.113.7"], 14, null) };

    private static Attempt SignedIn(int index) => new()
    {
        Endpoint = SubmissionEndpoint.Defaults[index],
        Outcome = AttemptOutcome.Passed,
        Address = "203.0.113.7",
        Mechanism = "PLAIN",
        Finding = new("ready.authenticated"),
        Stages = [.. Secure, new(Stage.Auth, StageOutcome.Ok, 130, 44)],
    };

    private static Attempt Reachable(int index) => new()
    {
        Endpoint = SubmissionEndpoint.Defaults[index],
        Outcome = AttemptOutcome.Reachable,
        Address = "203.0.113.7",
        Finding = new("not_tried.already_working"),
        Stages = Secure,
    };

    private static Attempt Silent(int index) => new()
    {
        Endpoint = SubmissionEndpoint.Defaults[index],
        Outcome = AttemptOutcome.Failed,
        Finding = new("connect.timeout", new() { WaitedMs = 8000 }),
        Stages = [new(Stage.Connect, StageOutcome.Failed, 14, 8000, "connect.timeout")],
    };

    private static Attempt Stopped(int index) => new()
    {
        Endpoint = SubmissionEndpoint.Defaults[index],
        Outcome = AttemptOutcome.NotTried,
        Finding = new("not_tried.cancelled"),
        Stages = [new(Stage.Connect, StageOutcome.Ok, 14, 24), new(Stage.Greeting, null, 38)],
    };
}
