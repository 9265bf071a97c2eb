using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Tests.Checking;

public sealed class ChecksOptionsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var checks = Read([]).Checks;

        Assert.False(checks.AllowPrivateAddresses);
        Assert.Equal(EgressOptions.DefaultPorts, checks.AllowedPorts);
        Assert.Equal((256, 10, 3, 60), (checks.MaxConcurrent, checks.PerClientPerMinute, checks.RunningPerClient, checks.PerTargetPerMinute));
        Assert.Equal((5, 20, 5), (checks.RefusedPerAccount, checks.RefusedPerClientPerHour, checks.TestMessagesPerAccountPerDay));
        Assert.True(checks.LimitsEnabled);
        Assert.False(checks.AnyTestRecipient);
        Assert.Equal(TimeSpan.FromSeconds(8), checks.Timeouts.Connect);
        Assert.Equal(TimeSpan.FromSeconds(60), checks.Timeouts.Total);
        Assert.NotEmpty(checks.EhloName);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var checks = Read(new()
        {
            ["Checks:AllowPrivateAddresses"] = "true",
            ["Checks:AllowedPorts:0"] = "587",
            ["Checks:ConnectTimeout"] = "00:00:01",
            ["Checks:GreetingTimeout"] = "00:00:02",
            ["Checks:CommandTimeout"] = "00:00:03",
            ["Checks:TlsTimeout"] = "00:00:04",
            ["Checks:AuthTimeout"] = "00:00:05",
            ["Checks:EnvelopeTimeout"] = "00:00:06",
            ["Checks:MessageTimeout"] = "00:00:07",
            ["Checks:TotalTimeout"] = "00:00:08",
            ["Checks:EhloName"] = "checker.example.com",
            ["Checks:MaxConcurrent"] = "7",
            ["Checks:DnsServers:0"] = "127.0.0.1:5353",
            ["Checks:DnsServers:1"] = "2001:db8::53",
            ["Checks:ReferenceHosts:587"] = "smtp.example.net",
            ["Checks:LimitsEnabled"] = "false",
            ["Checks:TestRecipients"] = "any",
            ["Checks:DeniedNetworks"] = "198.51.100.0/24, 2001:db8::1",
        }).Checks;

        Assert.True(checks.AllowPrivateAddresses);
        Assert.Equal([587], checks.AllowedPorts);
        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 7, 8],
            new[] { checks.Timeouts.Connect, checks.Timeouts.Greeting, checks.Timeouts.Command, checks.Timeouts.Tls, checks.Timeouts.Auth, checks.Timeouts.Envelope, checks.Timeouts.Message, checks.Timeouts.Total }
                .Select(time => (int)time.TotalSeconds));
        Assert.Equal("checker.example.com", checks.EhloName);
        Assert.Equal(7, checks.MaxConcurrent);
        Assert.Equal(["127.0.0.1:5353", "[2001:db8::53]:53"], checks.DnsServers.Select(server => server.ToString()));
        Assert.Equal("smtp.example.net", checks.ReferenceHosts[587]);
        Assert.False(checks.LimitsEnabled);
        Assert.True(checks.AnyTestRecipient);
        Assert.Equal(["198.51.100.0/24", "2001:db8::1/128"], checks.DeniedNetworks.Select(network => network.ToString()));
    }

    [Fact]
    public void A_list_may_stand_in_one_text_as_JSON_or_with_commas()
    {
        var json = Read(new()
        {
            ["Checks:DnsServers"] = """["127.0.0.1:5353", "[2001:db8::53]:53"]""",
            ["Checks:AllowedPorts"] = "[587, 2525]",
            ["Checks:ReferenceHosts"] = """{"587": "smtp.example.net"}""",
        }).Checks;
        var commas = Read(new() { ["Checks:DnsServers"] = "[2001:db8::53]:53, 127.0.0.1:5353" }).Checks;

        Assert.Equal(["127.0.0.1:5353", "[2001:db8::53]:53"], json.DnsServers.Select(server => server.ToString()));
        Assert.Equal([587, 2525], json.AllowedPorts);
        Assert.Equal("smtp.example.net", json.ReferenceHosts[587]);
        Assert.Equal(["[2001:db8::53]:53", "127.0.0.1:5353"], commas.DnsServers.Select(server => server.ToString()));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_by_its_key()
    {
        Dictionary<string, string?> wrong = new()
        {
            ["Checks:AllowPrivateAddresses"] = "yes",
            ["Checks:AllowedPorts:0"] = "70000",
            ["Checks:ConnectTimeout"] = "8 s",
            ["Checks:EhloName"] = "a name",
            ["Checks:MaxConcurrent"] = "0",
            ["Checks:DnsServers:0"] = "dns.example.com",
            ["Checks:ReferenceHosts:smtp"] = "smtp.example.net",
            ["Checks:TestRecipients"] = "all",
            ["Checks:DeniedNetworks:0"] = "198.51.100.0/99",
            ["Checks:TrustedRoots"] = "/no/such/file.pem",
            ["Practice:Enabled"] = "1",
            ["Reports:Lifetime"] = "-1",
            ["Site:PublicUrl"] = "smtp.example.com",
            ["Proxy:KnownNetworks:0"] = "proxy",
            ["Storage:Provider"] = "Oracle",
            ["ConnectionStrings:Reports"] = "Host=db;Password=hidden",
        };

        var error = Assert.Throws<SettingsException>(() => Read(wrong));

        Assert.All(wrong.Keys, key => Assert.Contains(error.Problems, problem => problem.StartsWith(key + ": ", StringComparison.Ordinal)));
        Assert.Equal(wrong.Count, error.Problems.Count);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public void Practice_hosts_are_answered_in_Development_only_unless_switched_on(string environment, bool enabled)
    {
        Assert.Equal(enabled, Read([], environment).Practice.Enabled);
        Assert.True(Read(new() { ["Practice:Enabled"] = "true" }, environment).Practice.Enabled);
    }

    private static Settings Read(Dictionary<string, string?> settings, string environment = "Production") => Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build(),
        new HostingEnvironment { EnvironmentName = environment, ContentRootPath = Path.GetTempPath() });
}
