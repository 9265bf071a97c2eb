using Microsoft.EntityFrameworkCore;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Tests.Api;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Checking;

public sealed class CheckServiceTests : IDisposable
{
    private readonly PracticeHosts _hosts = new();
    private readonly TestApp _app;

    public CheckServiceTests() => _app = new() { Resolver = _hosts, Settings = { ["Checks:LimitsEnabled"] = "false" } };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task When_the_node_stops_what_runs_and_what_waits_is_stored_as_interrupted()
    {
        _app.Settings["Checks:MaxConcurrent"] = "1";
        for (var i = 0; i < 3; i++) (await _app.CheckAsync(new { host = PracticeHosts.Silent }, wait: null)).Dispose();

        await _app.Get<CheckService>().StopAsync(ApiClient.Cancel);

        await using var context = await _app.Get<IDbContextFactory<ReportsContext>>().CreateDbContextAsync(ApiClient.Cancel);
        var statuses = await context.Reports.Select(row => row.Status).ToListAsync(ApiClient.Cancel);
        Assert.Equal([ReportStatus.Interrupted, ReportStatus.Interrupted, ReportStatus.Interrupted], statuses);
        Assert.Equal(0, _app.Get<LiveChecks>().Count);
    }

    [Fact]
    public async Task A_node_that_is_about_to_stop_answers_those_who_wait()
    {
        // The server in memory throws the services away while it still answers; the real one waits for its answers.
        _app.UseKestrel(0);
        _app.StartServer();
        var waiting = _app.CheckAsync(new { host = PracticeHosts.Silent });
        while (_hosts.Log.Connections.Count == 0 && !waiting.IsCompleted) await Task.Yield();

        _app.Get<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();

        using var response = await waiting;
        Assert.Equal("interrupted", (string?)(await response.JsonAsync())["status"]);
    }

    [Fact]
    public async Task A_password_signs_in_on_one_endpoint_and_is_not_kept()
    {
        using var response = await _app.CheckAsync(new { host = PracticeHosts.Good, username = "ann@practice.test", password = " with blanks " });

        var signIn = Assert.Single(_hosts.Log.SignIns);
        Assert.Equal(" with blanks ", signIn.Password);
        Assert.Equal(0, _app.Get<LiveChecks>().Count);
    }

    [Fact]
    public async Task One_line_of_the_log_tells_of_a_check()
    {
        using var response = await _app.CheckAsync(new { host = PracticeHosts.Refusing, username = "ann@practice.test", password = "wrong" });

        var line = Assert.Single(_app.Logs.Lines, line => line.Contains("\"SmtpSetupWizard.Web.Checking.CheckService\"", StringComparison.Ordinal));
        Assert.Contains("auth.invalid_credentials", line, StringComparison.Ordinal);
        Assert.Contains(PracticeHosts.Refusing, line, StringComparison.Ordinal);
        var token = (string)(await response.JsonAsync())["token"]!;
        Assert.Contains(ReportToken.LogName(ReportToken.Hash(token)), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resolver_that_breaks_interrupts_its_check_and_no_other()
    {
        using var app = new TestApp { Resolver = new BrokenResolver(), Settings = { ["Checks:LimitsEnabled"] = "false" } };

        using var broken = await app.CheckAsync(new { host = "smtp.example.com" });
        using var again = await app.CheckAsync(new { host = "smtp.example.com" });

        Assert.Equal("interrupted", (string?)(await broken.JsonAsync())["status"]);
        Assert.Equal("interrupted", (string?)(await again.JsonAsync())["status"]);
        Assert.DoesNotContain("hidden in a message", app.Logs.Text, StringComparison.Ordinal);
    }

    private sealed class BrokenResolver : Diagnostics.Network.IHostResolver
    {
        public ValueTask<Diagnostics.Network.ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("hidden in a message");
    }
}
