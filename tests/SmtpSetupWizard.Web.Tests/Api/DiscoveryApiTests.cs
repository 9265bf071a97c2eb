using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Tests.Discovery;
using SmtpSetupWizard.Diagnostics.Tests.Network;
using SmtpSetupWizard.Web.Tests.Hosting;

namespace SmtpSetupWizard.Web.Tests.Api;

public sealed class DiscoveryApiTests : IAsyncDisposable
{
    private readonly DnsServer _dns = new();
    private readonly HttpsServer _web = new("example.com", "autoconfig.example.com");
    private readonly TestApp _app;

    public DiscoveryApiTests() => _app = new()
    {
        Settings = { ["Checks:AllowPrivateAddresses"] = "true" },
        Discovery = provider => new(
            provider.GetRequiredService<EgressPolicy>(),
            new() { DnsServers = [_dns.EndPoint], TrustedRoots = _web.Roots },
            TimeProvider.System,
            provider.GetRequiredService<HybridCache>(),
            _web.Port),
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _web.DisposeAsync();
        await _dns.DisposeAsync();
    }

    [Fact]
    public async Task A_preset_is_told_as_the_contract_says()
    {
        using var response = await FindAsync("ann@gmail.com");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var answer = (await response.JsonAsync()).AsObject();
        Assert.Equal(["address", "suggestion", "provider", "candidates"], answer.Select(pair => pair.Key));
        Assert.Equal("ann@gmail.com", (string)answer["address"]!);
        Assert.Null(answer["suggestion"]);
        Assert.Equal("google", (string)answer["provider"]!["id"]!);
        var candidate = Assert.Single(answer["candidates"]!.AsArray())!.AsObject();
        Assert.Equal(["host", "endpoints", "username", "source", "password", "hint", "help", "checked"], candidate.Select(pair => pair.Key));
        Assert.Equal("""[{"port":587,"tls":"starttls"},{"port":465,"tls":"implicit"}]""", candidate["endpoints"]!.ToJsonString());
        Assert.Equal(
            ["smtp.gmail.com", "ann@gmail.com", "preset", "app_password", "https://myaccount.google.com/apppasswords", "2026-11-24"],
            new[] { "host", "username", "source", "password", "help", "checked" }.Select(name => (string)candidate[name]!));
        Assert.Contains("2-Step", (string)candidate["hint"]!, StringComparison.Ordinal);
        Assert.Empty(_dns.Questions);
    }

    [Fact]
    public async Task Each_source_is_named_and_the_best_comes_first()
    {
        _dns.MailOf("example.com", "mx.zoho.eu").Host("smtp.example.com", "127.0.0.1").Host("autoconfig.example.com", "127.0.0.1")
            .Service("_submissions._tcp.example.com", (0, 1, 465, "post.example.com"));
        _web.Page("autoconfig.example.com/mail/config-v1.1.xml", "<clientConfig><emailProvider><outgoingServer type='smtp'><hostname>auto.example.com</hostname><port>587</port>"
            + "<socketType>STARTTLS</socketType><username>%EMAILLOCALPART%</username></outgoingServer></emailProvider></clientConfig>");

        var answer = await AnswerAsync("ann@example.com");

        Assert.Equal(
            ["srv post.example.com ann@example.com account", "autoconfig auto.example.com ann account", "mx smtppro.zoho.eu ann@example.com account", "mx smtp.zoho.eu ann@example.com account", "guess smtp.example.com ann@example.com account"],
            answer["candidates"]!.AsArray().Select(one => $"{one!["source"]} {one["host"]} {one["username"]} {one["password"]}"));
        Assert.Equal("zoho-eu", (string)answer["provider"]!["id"]!);
        Assert.Null(answer["candidates"]![0]!["checked"]);
        Assert.Null(answer["candidates"]![0]!["hint"]);
        Assert.Null(answer["candidates"]![0]!["help"]);
    }

    [Fact]
    public async Task A_second_question_is_answered_from_what_is_kept()
    {
        _dns.MailOf("example.com", "aspmx.l.google.com").Host("example.com", "127.0.0.1").Host("autoconfig.example.com", "127.0.0.1");
        await AnswerAsync("ann@example.com");
        var asked = _dns.Questions.Count(question => question.Contains("MX", StringComparison.Ordinal));

        var again = await AnswerAsync("bob@example.com");

        Assert.Equal("bob@example.com", (string)again["candidates"]![0]!["username"]!);
        Assert.Equal((1, 1), (asked, _dns.Questions.Count(question => question.Contains("MX", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_slip_is_suggested_and_a_domain_without_anything_has_no_candidate()
    {
        var answer = await AnswerAsync("ann@gmial.com");

        Assert.Equal("ann@gmail.com", (string)answer["suggestion"]!);
        Assert.Null(answer["provider"]);
        Assert.Empty(answer["candidates"]!.AsArray());
    }

    [Fact]
    public async Task A_hint_is_in_the_language_that_was_asked_for()
    {
        var answer = await AnswerAsync("ann@gmail.com", "&language=it");
        Assert.Contains("verifica in due passaggi", (string)answer["candidates"]![0]!["hint"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ann Example <Ann@EXAMPLE.com>", "Ann@example.com")]
    [InlineData("ann@example.com.", "ann@example.com")]
    [InlineData("\"a b\"@example.com", "\"a b\"@example.com")]
    [InlineData("ann@bücher.example.com", "ann@xn--bcher-kva.example.com")]
    public async Task What_people_paste_is_understood(string typed, string address) => Assert.Equal(address, (string)(await AnswerAsync(typed))["address"]!);

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("ann@")]
    [InlineData("@example.com")]
    [InlineData("ann@bob@example.com")]
    [InlineData("ann@exa mple.com")]
    [InlineData("ann@[127.0.0.1]")]
    [InlineData("ann@127.0.0.1")]
    [InlineData("ann\u0001@example.com")]
    public async Task What_is_no_address_is_a_problem_of_its_field(string typed)
    {
        using var response = await FindAsync(typed);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["address"], await response.WrongFieldsAsync());
    }

    [Fact]
    public async Task An_address_of_any_length_and_none_at_all_are_problems_of_the_field()
    {
        foreach (var query in new[] { "", "?address=" + new string('a', 65) + "@example.com", "?address=ann@" + new string('a', 4000) + ".com" })
        {
            using var response = await _app.GetAsync("/api/v1/discovery" + query);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal(["address"], await response.WrongFieldsAsync());
        }
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_is_a_problem_of_its_field()
    {
        using var response = await _app.GetAsync("/api/v1/discovery?address=ann@gmail.com&language=tlh");
        Assert.Equal(["language"], await response.WrongFieldsAsync());
    }

    [Fact]
    public async Task Who_asks_without_end_has_to_wait_and_presets_cost_nothing()
    {
        HttpStatusCode status;
        var asked = 0;
        do
        {
            using var response = await FindAsync("ann@example.com");
            status = response.StatusCode;
            if (status == HttpStatusCode.TooManyRequests) Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }
        while (status == HttpStatusCode.OK && ++asked < 200);

        Assert.Equal((HttpStatusCode.TooManyRequests, 60), (status, asked));
        Assert.Equal("ann@gmail.com", (string)(await AnswerAsync("ann@gmail.com"))["address"]!);
    }

    [Fact]
    public async Task The_address_is_in_no_log()
    {
        await AnswerAsync("somebody-special@example.com");
        Assert.DoesNotContain(_app.Logs.Lines, line => line.Contains("somebody-special", StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> FindAsync(string address, string more = "") => _app.GetAsync($"/api/v1/discovery?address={Uri.EscapeDataString(address)}{more}");

    private async Task<JsonNode> AnswerAsync(string address, string more = "")
    {
        using var response = await FindAsync(address, more);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.JsonAsync();
    }
}
