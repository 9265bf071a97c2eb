using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>
/// A real Postfix with Dovecot's sign-in, on the real ports of loopback addresses of its own, and a name server that knows them.
/// It runs once for all tests; each test takes an account of its own, so that what it counts is its own.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly List<SilentPort> _silent = [];
    private readonly ConcurrentQueue<Account> _accounts;
    private readonly TestCertificates _certificates = new();
    private LoopbackDns? _dns;
    private Process? _servers;

    public MailServer()
    {
        Folder = Directory.CreateTempSubdirectory("smtp-e2e-").FullName;
        // Postfix and Dovecot work under users of their own.
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        _accounts = new(Enumerable.Range(1, 99).Select(number => new Account($"ann{number:00}@{PostfixSetup.Domain}", NewPassword())));

        Good = Host("mail", 1) with { CertificateFile = Pem("good", _certificates.Valid(Name("mail"), Name("dropped"), Name("refused"))), StarttlsPorts = [587, 2525], ImplicitTls = true };
        Dropped587 = Host("dropped", 2) with { CertificateFile = Good.CertificateFile, StarttlsPorts = [2525], ImplicitTls = true, SilentPorts = [587] };
        Only465 = Host("refused", 3) with { CertificateFile = Good.CertificateFile, ImplicitTls = true };
        Expired = Good with { Name = Name("expired"), Address = Address(4), CertificateFile = Pem("expired", _certificates.Expired(Name("expired"))) };
        SelfSigned = Good with { Name = Name("selfsigned"), Address = Address(5), CertificateFile = Pem("selfsigned", TestCertificates.SelfSigned(Name("selfsigned"))) };
        Silent = Host("silent", 6) with { SilentPorts = [587, 2525, 465] };
        Echo = Host("echo", 8);
        WrongName = Good with { Name = Name("othername"), Address = Address(7) };
    }

    /// <summary>587, 2525 and 465 work.</summary>
    public MailHost Good { get; }

    /// <summary>587 is dropped; 2525 and 465 work.</summary>
    public MailHost Dropped587 { get; }

    /// <summary>587 and 2525 are refused; 465 works.</summary>
    public MailHost Only465 { get; }

    public MailHost Expired { get; }

    public MailHost SelfSigned { get; }

    /// <summary>Its certificate is for other names.</summary>
    public MailHost WrongName { get; }

    /// <summary>Postfix does not listen there: a test's own server does.</summary>
    public MailHost Echo { get; }

    /// <summary>Key and chain for <see cref="Echo"/>.</summary>
    public string EchoPem => _certificates.Valid(Echo.Name);

    /// <summary>Nothing answers.</summary>
    public MailHost Silent { get; }

    /// <summary>Where everything lies; gone after the tests.</summary>
    public string Folder { get; }

    public string TrustedRootsFile => Path.Combine(Folder, "authority.pem");

    public IPEndPoint DnsServer => _dns!.EndPoint;

    private MailHost[] Hosts => [Good, Dropped587, Only465, Expired, SelfSigned, WrongName, Silent, Echo];

    private int Instance { get; } = RandomNumberGenerator.GetInt32(1, 255 * 254);

    public async Task StartAsync()
    {
        await File.WriteAllTextAsync(TrustedRootsFile, _certificates.AuthorityPem);
        PostfixSetup.Write(Folder, Hosts, _accounts);
        foreach (var host in Hosts)
        {
            foreach (var port in host.SilentPorts) _silent.Add(await SilentPort.OpenAsync(new IPEndPoint(host.Address, port)));
        }

        _dns = new LoopbackDns(Address(250), Hosts);
        _servers = Process.Start(new ProcessStartInfo("/bin/sh", [Path.Combine(AppContext.BaseDirectory, "MailServers/serve.sh"), Folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = Task.WhenAll(_servers.StandardOutput.ReadToEndAsync(), _servers.StandardError.ReadToEndAsync());
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            foreach (var host in Hosts)
            {
                foreach (var port in host.OpenPorts) await WaitForAsync(new IPEndPoint(host.Address, port), patience.Token);
            }

            while (!File.Exists(Path.Combine(Folder, "sasl"))) await Task.Delay(50, patience.Token);
        }
        catch (OperationCanceledException late)
        {
            var logs = ReadLog("postfix.log") + ReadLog("dovecot.log");
            await StopAsync();
            throw new InvalidOperationException($"The mail server did not start.\n{string.Concat(await said)}\n{logs}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var port in _silent) port.Dispose();
        if (_dns is not null) await _dns.DisposeAsync();
        _certificates.Dispose();
    }

    /// <summary>An account that no other test uses.</summary>
    public Account NewAccount() => _accounts.TryDequeue(out var account) ? account : throw new InvalidOperationException("Too few accounts");

    /// <summary>What Dovecot's log says about the sign-ins refused for a user name, one line each.</summary>
    public IReadOnlyList<string> RefusedSignIns(string userName) => [.. ReadLog("dovecot.log").Split('\n').Where(line =>
        line.Contains($"({userName},", StringComparison.Ordinal) &&
        (line.Contains("mismatch", StringComparison.Ordinal) || line.Contains("unknown user", StringComparison.Ordinal)))];

    /// <summary>Whether every message that was accepted has been delivered or given up.</summary>
    public bool QueueIsEmpty => new[] { "maildrop", "incoming", "active", "deferred" }
        .All(queue => !Directory.EnumerateFiles(Path.Combine(Folder, "queue", queue), "*", SearchOption.AllDirectories).Any());

    /// <summary>The messages in the mailbox of an account, each as a whole.</summary>
    public IReadOnlyList<string> Mailbox(Account account)
    {
        var folder = Path.Combine(Folder, "mail", account.Address, "new");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(File.ReadAllText)] : [];
    }

    private static string NewPassword() => "pw-" + Convert.ToHexString(RandomNumberGenerator.GetBytes(12));

    private static string Name(string label) => $"{label}.{PostfixSetup.Domain}";

    private static async Task WaitForAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(endpoint, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    private MailHost Host(string label, int number) => new(Name(label), Address(number));

    private IPAddress Address(int number) => new([127, (byte)(1 + (Instance / 255)), (byte)(Instance % 255), (byte)number]);

    private string Pem(string name, string content)
    {
        var file = Path.Combine(Folder, name + ".pem");
        File.WriteAllText(file, content);
        return file;
    }

    private string ReadLog(string name)
    {
        var file = Path.Combine(Folder, name);
        if (!File.Exists(file)) return "";
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The end of its input is the script's sign to stop the servers and to remove the folder.</summary>
    private async Task StopAsync()
    {
        if (_servers is null) return;
        _servers.StandardInput.Close();
        await _servers.WaitForExitAsync();
        _servers.Dispose();
        _servers = null;
    }
}
