using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Web.Hosting;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>What an operator sets below <c>Checks</c>.</summary>
public sealed record ChecksOptions
{
    /// <summary>Checks may reach private and loopback addresses, on every port.</summary>
    public bool AllowPrivateAddresses { get; init; }

    public IReadOnlyList<int> AllowedPorts { get; init; } = EgressOptions.DefaultPorts;
    public CheckLimits Timeouts { get; init; } = CheckLimits.Default;

    /// <summary>The name given in EHLO; it can be a single label when the host has no full name.</summary>
    public string EhloName { get; init; } = "";

    public int MaxConcurrent { get; init; } = 256;

    /// <summary>Checks that wait in line; more are turned away.</summary>
    public int MaxQueued { get; init; } = 1024;

    /// <summary>Name servers to ask; empty: the system's.</summary>
    public IReadOnlyList<IPEndPoint> DnsServers { get; init; } = [];

    /// <summary>A known-good host per port.</summary>
    public IReadOnlyDictionary<int, string> ReferenceHosts { get; init; } = new Dictionary<int, string>();

    public bool LimitsEnabled { get; init; } = true;
    public int PerClientPerMinute { get; init; } = 10;
    public int RunningPerClient { get; init; } = 3;
    public int PerTargetPerMinute { get; init; } = 60;
    public int RefusedPerAccount { get; init; } = 5;
    public int RefusedPerClientPerHour { get; init; } = 20;
    public int TestMessagesPerAccountPerDay { get; init; } = 5;

    /// <summary>A test message may go to any recipient, not to the sender alone.</summary>
    public bool AnyTestRecipient { get; init; }

    public IReadOnlyList<IPNetwork> DeniedNetworks { get; init; } = [];

    /// <summary>The only hosts that are checked here, as names or <c>*.example.com</c>; empty: every host.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    public X509Certificate2Collection TrustedRoots { get; init; } = [];

    public static ChecksOptions Read(SettingsReader settings)
    {
        var limits = CheckLimits.Default;
        TimeSpan Timeout(string name, TimeSpan otherwise) => settings.Duration($"Checks:{name}", otherwise, TimeSpan.FromMinutes(10));
        int Count(string name, int otherwise) => settings.Number($"Checks:{name}", otherwise, 1, 1_000_000);
        var defaults = new ChecksOptions();
        return new()
        {
            AllowPrivateAddresses = settings.Flag("Checks:AllowPrivateAddresses", false),
            AllowedPorts = settings.List<int>("Checks:AllowedPorts", "a port from 1 to 65535", TryPort) is { Count: > 0 } ports ? ports : EgressOptions.DefaultPorts,
            Timeouts = limits with
            {
                Connect = Timeout("ConnectTimeout", limits.Connect),
                Greeting = Timeout("GreetingTimeout", limits.Greeting),
                Command = Timeout("CommandTimeout", limits.Command),
                Tls = Timeout("TlsTimeout", limits.Tls),
                Auth = Timeout("AuthTimeout", limits.Auth),
                Envelope = Timeout("EnvelopeTimeout", limits.Envelope),
                Message = Timeout("MessageTimeout", limits.Message),
                Total = Timeout("TotalTimeout", limits.Total),
            },
            EhloName = Checking.EhloName.Read(settings),
            MaxConcurrent = Count("MaxConcurrent", defaults.MaxConcurrent),
            MaxQueued = Count("MaxQueued", defaults.MaxQueued),
            DnsServers = settings.List<IPEndPoint>("Checks:DnsServers", "an address such as 192.0.2.53 or 127.0.0.1:5353", TryNameServer) ?? [],
            ReferenceHosts = References(settings),
            LimitsEnabled = settings.Flag("Checks:LimitsEnabled", true),
            PerClientPerMinute = Count("PerClientPerMinute", defaults.PerClientPerMinute),
            RunningPerClient = Count("RunningPerClient", defaults.RunningPerClient),
            PerTargetPerMinute = Count("PerTargetPerMinute", defaults.PerTargetPerMinute),
            RefusedPerAccount = Count("RefusedPerAccount", defaults.RefusedPerAccount),
            RefusedPerClientPerHour = Count("RefusedPerClientPerHour", defaults.RefusedPerClientPerHour),
            TestMessagesPerAccountPerDay = Count("TestMessagesPerAccountPerDay", defaults.TestMessagesPerAccountPerDay),
            AnyTestRecipient = settings.Value<bool>("Checks:TestRecipients", false, "sender or any", TryTestRecipients),
            DeniedNetworks = settings.Networks("Checks:DeniedNetworks"),
            AllowedHosts = settings.List<string>("Support:AllowedHosts", "a host name such as smtp.example.com or *.example.com", TryHost) ?? [],
            TrustedRoots = Roots(settings),
        };
    }

    /// <summary>Whether a host is among those that <see cref="AllowedHosts"/> names.</summary>
    /// <param name="host">ASCII.</param>
    public bool Allows(string host) => AllowedHosts.Any(allowed =>
        allowed.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase) : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));

    private static bool TryHost(string text, [MaybeNullWhen(false)] out string host)
    {
        var wild = text.StartsWith("*.", StringComparison.Ordinal);
        var (read, _) = HostInput.Parse(wild ? text[2..] : text);
        host = read is null ? null : (wild ? "*." : "") + read.Ascii;
        return host is not null && read!.Port is null;
    }

    private static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535;

    private static bool TryNameServer(string text, [MaybeNullWhen(false)] out IPEndPoint server)
    {
        if (!IPEndPoint.TryParse(text, out server)) return false;
        if (server.Port == 0) server.Port = 53;
        return true;
    }

    private static bool TryTestRecipients(string text, out bool any)
    {
        any = text.Equals("any", StringComparison.OrdinalIgnoreCase);
        return any || text.Equals("sender", StringComparison.OrdinalIgnoreCase);
    }

    private static Dictionary<int, string> References(SettingsReader settings)
    {
        Dictionary<int, string> hosts = [];
        foreach (var (key, host) in settings.Entries("Checks:ReferenceHosts"))
        {
            if (TryPort(key, out var port) && !string.IsNullOrWhiteSpace(host)) hosts[port] = host.Trim();
            else settings.Wrong($"Checks:ReferenceHosts:{key}", "it is not a port and its host, such as \"587\": \"smtp.example.net\"");
        }

        return hosts;
    }

    private static X509Certificate2Collection Roots(SettingsReader settings)
    {
        const string Key = "Checks:TrustedRoots";
        X509Certificate2Collection roots = [];
        if (settings.Text(Key) is not { } file) return roots;
        try
        {
            roots.ImportFromPemFile(file);
            if (roots.Count == 0) settings.Wrong(Key, $"'{file}' holds no certificate in PEM form");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            settings.Wrong(Key, $"'{file}' cannot be read: {error.Message}");
        }

        return roots;
    }
}
