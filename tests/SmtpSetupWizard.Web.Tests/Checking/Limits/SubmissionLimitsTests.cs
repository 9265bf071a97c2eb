using System.Net;
using Microsoft.Extensions.Time.Testing;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Checking.Limits;

namespace SmtpSetupWizard.Web.Tests.Checking.Limits;

public sealed class SubmissionLimitsTests
{
    private static readonly IPAddress Client = IPAddress.Parse("203.0.113.5");
    private static readonly IPAddress Target = IPAddress.Parse("198.51.100.7");

    private readonly FakeTimeProvider _time = new();
    private readonly ChecksOptions _options = new();

    private SubmissionLimits Limits => field ??= new(_options, _time);

    [Fact]
    public void The_eleventh_check_of_a_client_in_a_minute_waits_for_the_first_to_be_a_minute_old()
    {
        for (var i = 0; i < 10; i++) Leave(Enter());
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(new Limited("limit.perClient", TimeSpan.FromSeconds(40)), Refused());
        _time.Advance(TimeSpan.FromSeconds(40));
        Enter();
    }

    [Fact]
    public void The_fourth_check_of_a_client_at_once_waits_until_one_has_ended()
    {
        var first = Enter();
        Enter();
        Enter();

        Assert.Equal("limit.running", Refused().Reason);
        Leave(first);
        Enter();
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.5", "::ffff:203.0.113.5", true)]
    [InlineData("203.0.113.5", "203.0.113.6", false)]
    [InlineData("fe80::1%1", "fe80::2%2", true)]
    public void A_client_is_an_IPv4_address_or_an_IPv6_64(string first, string second, bool same)
    {
        for (var i = 0; i < 10; i++) Leave(Enter(first));

        Assert.Equal(same, Limits.Enter(IPAddress.Parse(second), signsIn: false, out _) is null);
    }

    [Fact]
    public void The_sixty_first_check_of_a_target_in_a_minute_is_turned_away_whoever_asks()
    {
        for (var i = 0; i < 60; i++) Assert.Null(Admit(Enter($"198.18.0.{i}"), Connection));

        Assert.Equal("limit.perTarget", Admit(Enter(), Connection)?.Reason);
        Assert.Null(Limits.Admit(Enter(), [IPAddress.Parse("198.51.100.8")], Connection));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Admit(Enter("198.18.1.1"), Connection));
    }

    [Fact]
    public void One_address_at_its_limit_is_enough_to_turn_a_host_away()
    {
        for (var i = 0; i < 60; i++) Admit(Enter($"198.18.0.{i}"), Connection);

        Assert.Equal("limit.perTarget", Limits.Admit(Enter(), [IPAddress.Parse("198.51.100.8"), Target.MapToIPv6()], Connection)?.Reason);
    }

    [Fact]
    public void Five_refused_sign_ins_close_an_account_for_15_minutes_then_for_30()
    {
        for (var i = 0; i < 5; i++) Refuse($"198.18.0.{i}");

        Assert.Equal(new Limited("limit.refusedAccount", TimeSpan.FromMinutes(15)), Admit(Enter("198.18.1.1"), SignIn()));
        _time.Advance(TimeSpan.FromMinutes(15));
        for (var i = 0; i < 5; i++) Refuse($"198.18.2.{i}");
        Assert.Equal(new Limited("limit.refusedAccount", TimeSpan.FromMinutes(30)), Admit(Enter("198.18.3.1"), SignIn()));
    }

    [Fact]
    public void The_case_of_a_user_name_and_another_spelling_of_the_address_gain_a_guesser_nothing()
    {
        for (var i = 0; i < 5; i++) Refuse($"198.18.0.{i}");

        Assert.NotNull(Limits.Admit(Enter("198.18.1.1"), [Target.MapToIPv6()], SignIn("ANN@example.com ")));
        Assert.Null(Admit(Enter("198.18.1.2"), SignIn("bob@example.com")));
    }

    [Fact]
    public void Sign_ins_under_way_count_as_if_they_were_refused_until_they_have_ended()
    {
        var passes = Enumerable.Range(0, 5).Select(i => Enter($"198.18.0.{i}", signsIn: true)).ToList();
        foreach (var pass in passes) Assert.Null(Admit(pass, SignIn()));

        Assert.Equal("limit.refusedAccount", Admit(Enter("198.18.1.1"), SignIn())?.Reason);
        Leave(passes[0], Signed(250));
        Assert.Null(Admit(Enter("198.18.1.2"), SignIn()));
    }

    [Fact]
    public void A_client_with_twenty_refused_sign_ins_in_an_hour_may_check_connections_only()
    {
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            Leave(Enter(signsIn: true), Signed(535));
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Limits.Enter(Client, signsIn: true, out var limit));
        Assert.Equal("limit.refusedClient", limit?.Reason);
        Leave(Enter());
        _time.Advance(TimeSpan.FromHours(1));
        Enter(signsIn: true);
    }

    [Theory]
    [InlineData(535, "auth.invalid_credentials", null, true)]
    [InlineData(534, "auth.app_password_required", null, true)]
    [InlineData(550, "greeting.blocked_client", "auth", true)]
    [InlineData(454, "auth.too_many_attempts", null, true)]
    [InlineData(454, "auth.unavailable", null, false)]
    [InlineData(504, "auth.no_common_mechanism", null, false)]
    [InlineData(null, "auth.oauth_required", null, false)]
    [InlineData(null, "auth.closed", null, false)]
    [InlineData(550, "auth.account_disabled", "sender", false)]
    [InlineData(550, "sender.not_owned", null, false)]
    public void Only_a_refusal_of_the_credentials_counts(int? code, string finding, string? saidAt, bool counts)
    {
        var report = Report(new Finding(finding, new() { ReplyCode = code, Stage = saidAt }), []);

        Assert.Equal(counts, RefusedSignIn.In(report));
    }

    [Theory]
    [InlineData("auth.closed", StageOutcome.Failed, true)]
    [InlineData("auth.unavailable", StageOutcome.Failed, true)]
    [InlineData("sender.rejected", StageOutcome.Ok, false)]
    public void A_sign_in_that_was_sent_and_did_not_succeed_counts(string finding, StageOutcome outcome, bool counts)
    {
        var report = Report(new(finding), [new(Stage.Auth, outcome, 100, 10)]);
        report = report with { Attempts = [report.Attempts[0] with { SignIns = 1 }] };

        Assert.Equal(counts, RefusedSignIn.In(report));
    }

    [Fact]
    public void A_sign_in_that_was_cancelled_before_its_answer_counts()
    {
        Assert.True(RefusedSignIn.In(Report(new("not_tried.cancelled"), [new(Stage.Auth, null, 100)])));
        Assert.False(RefusedSignIn.In(Report(new("not_tried.cancelled"), [new(Stage.Tls, null, 100)])));
    }

    [Fact]
    public void The_sixth_test_message_of_an_account_in_a_day_is_turned_away_and_the_dry_run_is_not()
    {
        for (var i = 0; i < 5; i++)
        {
            var pass = Enter($"198.18.0.{i}", signsIn: true);
            Assert.Null(Admit(pass, Message()));
            Leave(pass, Report(new("ready.sent"), [new(Stage.Message, StageOutcome.Ok, 100, 10)]));
        }

        Assert.Equal("limit.testMessages", Admit(Enter("198.18.1.1"), Message())?.Reason);
        Assert.Null(Admit(Enter("198.18.1.2"), SignIn()));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Null(Admit(Enter("198.18.1.3"), Message()));
    }

    [Fact]
    public void A_test_message_that_was_not_sent_does_not_count()
    {
        for (var i = 0; i < 6; i++)
        {
            var pass = Enter($"198.18.0.{i}", signsIn: true);
            Assert.Null(Admit(pass, Message()));
            Leave(pass, Report(new("connect.timeout"), []));
        }
    }

    [Fact]
    public void Limits_can_be_switched_off()
    {
        var limits = new SubmissionLimits(_options with { LimitsEnabled = false }, _time);

        for (var i = 0; i < 100; i++)
        {
            var pass = limits.Enter(Client, signsIn: true, out _);
            Assert.NotNull(pass);
            Assert.Null(limits.Admit(pass, [Target], Message()));
            if (i % 2 == 0) limits.Leave(pass, Signed(535));
        }
    }

    [Fact]
    public void A_pass_is_given_back_once()
    {
        var pass = Enter();
        Enter();
        Leave(pass);
        Leave(pass);
        Enter();
        Enter();

        Assert.Equal("limit.running", Refused().Reason);
    }

    private static SubmissionCheck Connection => new() { Host = "smtp.example.com" };

    private static SubmissionCheck SignIn(string userName = "ann@example.com") => Connection with { Credentials = new(userName, new("practice")) };

    private static SubmissionCheck Message() => SignIn() with { Sender = "ann@example.com", SendTestMessage = true };

    private static CheckReport Signed(int code) =>
        Report(code == 535 ? new("auth.invalid_credentials", new() { ReplyCode = 535 }) : new("ready.authenticated"), [new(Stage.Auth, StageOutcome.Ok, 100, 10)]);

    private static CheckReport Report(Finding finding, StageReport[] stages) => new()
    {
        Host = "smtp.example.com",
        Attempts = [new() { Endpoint = SubmissionEndpoint.Defaults[0], Outcome = AttemptOutcome.Failed, Finding = finding, Stages = stages }],
    };

    private ClientPass Enter(string? client = null, bool signsIn = false)
    {
        var pass = Limits.Enter(client is null ? Client : IPAddress.Parse(client), signsIn, out var limit);
        Assert.Null(limit);
        return pass!;
    }

    private Limited Refused()
    {
        Assert.Null(Limits.Enter(Client, signsIn: false, out var limit));
        return limit!;
    }

    private Limited? Admit(ClientPass pass, SubmissionCheck check) => Limits.Admit(pass, [Target], check);

    private void Leave(ClientPass pass, CheckReport? report = null) => Limits.Leave(pass, report);

    private void Refuse(string client)
    {
        var pass = Enter(client, signsIn: true);
        Assert.Null(Admit(pass, SignIn()));
        Leave(pass, Signed(535));
    }
}
