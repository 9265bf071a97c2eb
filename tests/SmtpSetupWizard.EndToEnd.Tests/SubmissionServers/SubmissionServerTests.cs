using System.Text.Json;
using SmtpSetupWizard.EndToEnd.Tests.Apps;
using SmtpSetupWizard.EndToEnd.Tests.Checks;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>What a check finds at a real server, by the server's own words.</summary>
public abstract class SubmissionServerTests(TestBed bed, SubmissionServer server)
{
    private readonly Account _account = server.NewAccount();

    private RunningApp App => bed.App;

    public static TheoryData<int, string> Endpoints { get; } = new() { { 587, "starttls" }, { 465, "implicit" } };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Good_credentials_sign_in(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Good);

        AssertReady("ready.authenticated", report);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task The_envelope_is_accepted(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Good, sender: _account.Address);

        AssertReady("ready.envelope_accepted", report);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_test_message_arrives(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Good, sender: _account.Address, sendTestMessage: true);

        AssertReady("ready.sent", report);
        await Eventually.HoldsAsync(() => server.Delivered(_account) == 1);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_wrong_password_is_named_and_tried_once(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Good, password: "wrong");

        AssertFailed("auth.invalid_credentials", report);
        await Eventually.HoldsAsync(() => server.RefusedSignIns(_account.Address).Count > 0);
        Assert.Single(server.RefusedSignIns(_account.Address));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_sender_of_somebody_else_is_not_owned(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Good, sender: server.SomebodyElse, recipient: _account.Address);

        AssertFailed("sender.not_owned", report);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_recipient_of_another_domain_is_not_relayed_to(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Good, sender: _account.Address, recipient: "bob@elsewhere.example");

        AssertFailed("recipient.relay_denied", report);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_mailbox_that_does_not_exist_is_unknown(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Good, sender: _account.Address, recipient: $"nobody@{PostfixSetup.Domain}");

        AssertFailed("recipient.unknown", report);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_message_over_the_size_is_too_large(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Small, sender: _account.Address, sendTestMessage: true);

        AssertFailed("message.too_large", report);
        Assert.Equal(0, server.Delivered(_account));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_expired_certificate_gets_no_password(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.Expired, password: "never-to-be-sent");

        AssertFailed("tls.certificate_expired", report);
        Assert.Empty(server.RefusedSignIns(_account.Address));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_self_signed_certificate_gets_no_password(int port, string tls)
    {
        var report = await CheckAsync(port, tls, server.SelfSigned, password: "never-to-be-sent");

        AssertFailed("tls.self_signed", report);
        Assert.Empty(server.RefusedSignIns(_account.Address));
    }

    private static void AssertReady(string finding, JsonElement report)
    {
        Assert.True((report.Outcome(), report.Finding()) == ("ready", finding), Said(report));
        Assert.Empty(Attempt(report).GetProperty("warnings").EnumerateArray());
    }

    private static void AssertFailed(string finding, JsonElement report) =>
        Assert.True((report.Outcome(), report.Finding()) == ("failed", finding), Said(report));

    private static JsonElement Attempt(JsonElement report) => report.GetProperty("attempts")[0];

    private static string Said(JsonElement report) => $"{report.Outcome()} {report.Finding()}: {Attempt(report).GetProperty("evidence")}\n{Attempt(report).GetProperty("transcript")}";

    private Task<JsonElement> CheckAsync(int port, string tls, MailHost host, string? password = null, string? sender = null, string? recipient = null, bool sendTestMessage = false) =>
        App.CheckAsync(new
        {
            host = host.Name,
            username = _account.Address,
            password = password ?? _account.Password,
            sender,
            recipient,
            sendTestMessage,
            endpoints = new[] { new { port, tls } },
        });
}
