using SmtpSetupWizard.EndToEnd.Tests.Apps;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.Checks;

/// <summary>The API against the real server.</summary>
public sealed class ApiCheckTests(TestBed bed)
{
    private readonly Account _account = bed.MailServer.NewAccount();

    private MailServer Server => bed.MailServer;

    private RunningApp App => bed.App;

    [Fact]
    public async Task Good_credentials_recommend_587()
    {
        var report = await App.CheckAsync(new { host = Server.Good.Name, username = _account.Address, password = _account.Password });

        Assert.Equal(("ready", "ready.authenticated", 587), (report.Outcome(), report.Finding(), report.RecommendedPort()));
        var settings = report.GetProperty("verdict").GetProperty("settings");
        Assert.Equal("starttls", settings.GetProperty("tls").GetString());
        Assert.Equal(_account.Address, settings.GetProperty("username").GetString());
        Assert.Equal("not_tried.already_working", report.Findings()[465]);
    }

    [Fact]
    public async Task A_silent_587_recommends_2525()
    {
        var report = await App.CheckAsync(new { host = Server.Dropped587.Name, username = _account.Address, password = _account.Password });

        Assert.Equal(("ready_with_warnings", "ready.authenticated", 2525), (report.Outcome(), report.Finding(), report.RecommendedPort()));
        Assert.Equal("connect.timeout", report.Findings()[587]);
        Assert.InRange(report.GetProperty("verdict").GetProperty("decidedAfterMs").GetInt32(), 1500, 7999);
    }

    [Fact]
    public async Task Refused_587_and_2525_recommend_465()
    {
        var report = await App.CheckAsync(new { host = Server.Only465.Name, username = _account.Address, password = _account.Password });

        Assert.Equal(("ready_with_warnings", "ready.authenticated", 465), (report.Outcome(), report.Finding(), report.RecommendedPort()));
        Assert.Equal(("connect.refused", "connect.refused"), (report.Findings()[587], report.Findings()[2525]));
        Assert.Equal("implicit", report.GetProperty("verdict").GetProperty("settings").GetProperty("tls").GetString());
    }

    [Fact]
    public async Task A_wrong_password_is_tried_exactly_once()
    {
        var report = await App.CheckAsync(new { host = Server.Good.Name, username = _account.Address, password = "wrong" });

        Assert.Equal(("failed", "auth.invalid_credentials", (int?)null), (report.Outcome(), report.Finding(), report.RecommendedPort()));
        Assert.Equal("not_tried.credentials_rejected", report.Findings()[2525]);
        Assert.Single(Server.RefusedSignIns(_account.Address));
    }

    [Fact]
    public async Task The_envelope_dry_run_delivers_nothing()
    {
        var report = await App.CheckAsync(new { host = Server.Good.Name, username = _account.Address, password = _account.Password, sender = _account.Address });

        Assert.Equal(("ready", "ready.envelope_accepted"), (report.Outcome(), report.Finding()));
        // What comes after it through the same queue has arrived: so would it have.
        await App.CheckAsync(new { host = Server.Good.Name, username = _account.Address, password = _account.Password, sender = _account.Address, sendTestMessage = true });
        await Eventually.HoldsAsync(() => Server.Mailbox(_account).Count > 0);
        Assert.Single(Server.Mailbox(_account));
    }

    [Fact]
    public async Task A_test_message_arrives_once()
    {
        var report = await App.CheckAsync(new { host = Server.Dropped587.Name, username = _account.Address, password = _account.Password, sender = _account.Address, sendTestMessage = true });

        Assert.Equal(("ready.sent", 2525), (report.Finding(), report.RecommendedPort()));
        await Eventually.HoldsAsync(() => Server.QueueIsEmpty);
        var message = Assert.Single(Server.Mailbox(_account));
        Assert.Contains($"To: {_account.Address}", message.Replace("<", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_accounts_sender_address_is_refused_after_the_sign_in()
    {
        var report = await App.CheckAsync(new { host = Server.Good.Name, username = _account.Address, password = _account.Password, sender = "boss@example.test" });

        Assert.Equal(("failed", "sender.not_owned"), (report.Outcome(), report.Finding()));
    }

    [Fact]
    public async Task Without_a_password_the_connection_is_proved()
    {
        var report = await App.CheckAsync(new { host = Server.Good.Name });

        Assert.Equal(("ready", "ready.connection", 587), (report.Outcome(), report.Finding(), report.RecommendedPort()));
    }

    [Fact]
    public async Task Silent_ports_are_all_named()
    {
        var report = await App.CheckAsync(new { host = Server.Silent.Name, username = _account.Address, password = _account.Password });

        Assert.Equal(("failed", "connect.timeout"), (report.Outcome(), report.Finding()));
        Assert.All(report.Findings().Values, finding => Assert.Equal("connect.timeout", finding));
        Assert.InRange(report.GetProperty("verdict").GetProperty("decidedAfterMs").GetInt32(), 8000, 30_000);
    }

    [Fact]
    public async Task An_unknown_name_is_not_found()
    {
        var report = await App.CheckAsync(new { host = "nobody.example.test" });

        Assert.Equal(("failed", "resolve.not_found"), (report.Outcome(), report.Finding()));
    }

    public static TheoryData<string, string> BadCertificates { get; } = new()
    {
        { "expired", "tls.certificate_expired" }, { "selfsigned", "tls.self_signed" }, { "othername", "tls.name_mismatch" },
    };

    [Theory]
    [MemberData(nameof(BadCertificates))]
    public async Task No_password_goes_to_a_server_whose_certificate_is_not_good(string host, string finding)
    {
        var report = await App.CheckAsync(new { host = $"{host}.{PostfixSetup.Domain}", username = _account.Address, password = "never-to-be-sent" });

        Assert.Equal(("failed", finding), (report.Outcome(), report.Finding()));
        Assert.All(report.Findings().Values, found => Assert.Equal(finding, found));
        Assert.Empty(Server.RefusedSignIns(_account.Address));
    }
}
