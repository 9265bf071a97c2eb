using System.Text;
using Microsoft.EntityFrameworkCore;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Tests.Reports;

public sealed class ReportStoreTests : IAsyncDisposable
{
    private static readonly CheckReport Report = new()
    {
        Host = "smtp.example.com",
        Resolution = new(["203.0.113.7"], 14, null),
        DurationMs = 812,
        Verdict = new(VerdictOutcome.ReadyWithWarnings, new("ready.authenticated"), 0, ["connect.timeout"], new("smtp.example.com", 587, TlsMode.Starttls, "ann@example.com", "PLAIN"), 640),
        Attempts =
        [
            new()
            {
                Endpoint = SubmissionEndpoint.Defaults[0],
                Address = "203.0.113.7",
                Outcome = AttemptOutcome.Passed,
                Finding = new("ready.authenticated", new() { ReplyCode = 235, Mechanisms = ["PLAIN"] }),
                Warnings = [new("tls.expires_soon", new() { NotAfter = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero) })],
                Stages = [new(Stage.Connect, StageOutcome.Ok, 15, 8)],
                Capabilities = ["PIPELINING"],
                Mechanism = "PLAIN",
                Security = new("TLS 1.3", "TLS_AES_256_GCM_SHA384", new("CN=smtp.example.com", "CN=R1", ["smtp.example.com"], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "RSA", 2048, [], [])),
                Transcript = [new(22, Speaker.Server, "220 smtp.example.com ESMTP")],
            },
        ],
    };

    private readonly TestStore _test = new();

    private ReportStore Store => _test.Store;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Fact]
    public async Task A_report_comes_back_as_it_was()
    {
        var accepted = await _test.AcceptAsync();
        await Store.CompleteAsync(ReportToken.Hash(accepted.Token), ReportStatus.Completed, Report, Cancel);

        var found = await Store.FindAsync(accepted.Token, Cancel);

        Assert.Equivalent(Report, found!.Report, strict: true);
        Assert.Equivalent(accepted.Asked, found.Asked, strict: true);
        Assert.Equal((ReportStatus.Completed, accepted.CreatedAt, accepted.ExpiresAt), (found.Status, found.CreatedAt, found.ExpiresAt));
        Assert.True(OwnerKey.Owns("key", found.OwnerHash));
    }

    [Fact]
    public async Task The_verdict_is_stored_before_the_end()
    {
        var accepted = await _test.AcceptAsync();
        await Store.RecordVerdictAsync(ReportToken.Hash(accepted.Token), Report, Cancel);

        var found = await _test.NewNode().FindAsync(accepted.Token, Cancel);

        Assert.Equal(ReportStatus.Running, found!.Status);
        Assert.Equal("ready.authenticated", found.Report.Verdict!.Finding.Code);
    }

    [Fact]
    public async Task A_report_that_has_ended_does_not_change_any_more()
    {
        var accepted = await _test.AcceptAsync();
        var hash = ReportToken.Hash(accepted.Token);
        await Store.CompleteAsync(hash, ReportStatus.Completed, Report, Cancel);

        await Store.CompleteAsync(hash, ReportStatus.Interrupted, new() { Host = "other.example.com" }, Cancel);
        await Store.RecordVerdictAsync(hash, new() { Host = "other.example.com" }, Cancel);

        var found = await Store.FindAsync(accepted.Token, Cancel);
        Assert.Equal((ReportStatus.Completed, "smtp.example.com"), (found!.Status, found.Report.Host));
    }

    [Fact]
    public async Task A_check_whose_node_died_reads_as_interrupted_when_its_lease_has_run_out()
    {
        var accepted = await _test.AcceptAsync();
        var survivor = _test.NewNode();
        _test.Time.Advance(ReportStore.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(ReportStatus.Queued, (await survivor.FindAsync(accepted.Token, Cancel))!.Status);

        _test.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ReportStatus.Interrupted, (await survivor.FindAsync(accepted.Token, Cancel))!.Status);
    }

    [Fact]
    public async Task Only_the_leases_of_checks_that_live_are_renewed()
    {
        var accepted = await _test.AcceptAsync();
        var other = _test.NewNode();
        _test.Time.Advance(ReportStore.Lease / 2);
        await Store.RenewLeasesAsync([ReportToken.Hash(accepted.Token)], Cancel);
        _test.Time.Advance(ReportStore.Lease / 2);
        Assert.Equal(ReportStatus.Queued, (await other.FindAsync(accepted.Token, Cancel))!.Status);

        await Store.RenewLeasesAsync([], Cancel);
        _test.Time.Advance(ReportStore.Lease / 2);

        Assert.Equal(ReportStatus.Interrupted, (await other.FindAsync(accepted.Token, Cancel))!.Status);
    }

    [Fact]
    public async Task A_completed_report_outlives_every_lease()
    {
        var accepted = await _test.AcceptAsync();
        await Store.CompleteAsync(ReportToken.Hash(accepted.Token), ReportStatus.Completed, Report, Cancel);

        _test.Time.Advance(TimeSpan.FromDays(29));

        Assert.Equal(ReportStatus.Completed, (await Store.FindAsync(accepted.Token, Cancel))!.Status);
    }

    [Fact]
    public async Task Unknown_expired_and_deleted_links_look_alike()
    {
        var expired = await _test.AcceptAsync();
        _test.Time.Advance(_test.Options.Lifetime);
        var deleted = await _test.AcceptAsync();
        Assert.True(await Store.DeleteAsync(ReportToken.Hash(deleted.Token), Cancel));

        Assert.Null(await Store.FindAsync(expired.Token, Cancel));
        Assert.Null(await Store.FindAsync(deleted.Token, Cancel));
        Assert.Null(await Store.FindAsync(ReportToken.New(), Cancel));
    }

    [Fact]
    public async Task Cleaning_deletes_what_has_expired_and_nothing_else()
    {
        await _test.AcceptAsync();
        _test.Time.Advance(TimeSpan.FromDays(1));
        var kept = await _test.AcceptAsync();
        _test.Time.Advance(TimeSpan.FromDays(29));

        Assert.Equal(1, await Store.CleanAsync(Cancel));

        Assert.NotNull(await Store.FindAsync(kept.Token, Cancel));
    }

    [Fact]
    public async Task Over_the_most_that_is_stored_the_oldest_go()
    {
        await using var small = new TestStore(maxStored: 2);
        List<ReportView> views = [];
        for (var i = 0; i < 4; i++)
        {
            views.Add(await small.AcceptAsync());
            small.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(2, await small.Store.CleanAsync(Cancel));

        Assert.Null(await small.Store.FindAsync(views[1].Token, Cancel));
        Assert.NotNull(await small.Store.FindAsync(views[2].Token, Cancel));
    }

    [Fact]
    public void A_report_is_at_most_64_KB_and_keeps_its_findings()
    {
        var line = new string('ß', 400);
        var large = Report with
        {
            Attempts = [.. Enumerable.Range(0, 8).Select(i => Report.Attempts[0] with
            {
                Transcript = [.. Enumerable.Range(0, 200).Select(at => new TranscriptLine(at, Speaker.Server, line))],
                Capabilities = [.. Enumerable.Repeat(line, 200)],
                Finding = new("auth.invalid_credentials", new() { ReplyText = line, ReplyCode = 535 }),
            })],
        };

        var json = ReportJson.Write(large);

        Assert.True(Encoding.UTF8.GetByteCount(json) <= ReportJson.MaxBytes);
        var read = ReportJson.ReadReport(json);
        Assert.All(read.Attempts, attempt => Assert.Equal(("auth.invalid_credentials", line), (attempt.Finding!.Code, attempt.Finding.Evidence.ReplyText)));
        Assert.Equal(Report.Verdict!.Finding.Code, read.Verdict!.Finding.Code);
    }

    [Fact]
    public void Evidence_of_great_length_is_cut_too()
    {
        var texts = Enumerable.Repeat(new string('é', 512), 100).ToArray();
        var finding = new Finding("tls.name_mismatch", new() { Names = texts, Mechanisms = texts, ReplyText = texts[0], Issuer = texts[0], Subject = texts[0], Certificate = texts[0], NameThatFits = texts[0] });
        var large = Report with
        {
            Verdict = Report.Verdict! with { Finding = finding },
            Attempts = [.. Enumerable.Repeat(Report.Attempts[0] with { Finding = finding, Warnings = [finding, finding] }, 8)],
        };

        var json = ReportJson.Write(large);

        Assert.True(Encoding.UTF8.GetByteCount(json) <= ReportJson.MaxBytes);
        Assert.All(ReportJson.ReadReport(json).Attempts, attempt => Assert.Equal(("tls.name_mismatch", 2), (attempt.Finding!.Code, attempt.Warnings.Count)));
    }

    [Fact]
    public async Task The_migrations_make_the_tables_that_the_model_needs()
    {
        await using var context = await _test.Database.CreateDbContextAsync(Cancel);

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.NotEmpty(context.Database.GetMigrations());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task The_database_holds_neither_token_nor_owners_key()
    {
        var accepted = await _test.AcceptAsync();
        await using var context = await _test.Database.CreateDbContextAsync(Cancel);
        var row = await context.Reports.AsNoTracking().SingleAsync(Cancel);

        Assert.Equal(ReportToken.Hash(accepted.Token), row.TokenHash);
        Assert.Equal(32, row.OwnerHash.Length);
        Assert.DoesNotContain(accepted.Token, row.Asked, StringComparison.Ordinal);
    }

    [Fact]
    public void Tokens_have_128_bits_and_are_never_the_same()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => ReportToken.New()).ToHashSet();

        Assert.Equal(1000, tokens.Count);
        Assert.All(tokens, token => Assert.True(ReportToken.IsWellFormed(token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA/")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_token_is_not_looked_up(string token) => Assert.False(ReportToken.IsWellFormed(token));
}
