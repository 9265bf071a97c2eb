using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

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
    private int _lastHost = 20;
    private ServerProcess? _servers;

    public MailServer()
    {
        Folder = Directory.CreateTempSubdirectory("smtp-e2e-").FullName;
        // Postfix and Dovecot work under users of their own.
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        _accounts = new(Enumerable.Range(1, 299).Select(number => new Account($"ann{number:000}@{PostfixSetup.Domain}", NewPassword())));

        Good = Host("mail", 1) with { CertificateFile = Pem("good", _certificates.Valid(Name("mail"), Name("dropped"), Name("refused"))), StarttlsPorts = [587, 2525], ImplicitTls = true };
        Dropped587 = Host("dropped", 2) with { CertificateFile = Good.CertificateFile, StarttlsPorts = [2525], ImplicitTls = true, SilentPorts = [587] };
        Only465 = Host("refused", 3) with { CertificateFile = Good.CertificateFile, ImplicitTls = true };
        Expired = Good with { Name = Name("expired"), Address = Address(4), CertificateFile = Pem("expired", _certificates.Expired(Name("expired"))) };
        SelfSigned = Good with { Name = Name("selfsigned"), Address = Address(5), CertificateFile = Pem("selfsigned", TestCertificates.SelfSigned(Name("selfsigned"))) };
        Silent = Host("silent", 6) with { SilentPorts = [587, 2525, 465] };
        Echo = Host("echo", 8);
        WrongName = Good with { Name = Name("othername"), Address = Address(7) };
        Small = Good with { Name = Name("small"), Address = Address(9), CertificateFile = Pem("small", _certificates.Valid(Name("small"))), MostBytes = 300 };
        Backend = Host("backend", 10) with { CertificateFile = Good.CertificateFile, TrustedPort = 25 };
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

    /// <summary>It takes no message as long as a test message.</summary>
    public MailHost Small { get; }

    /// <summary>Takes messages on port 25, without TLS and sign-in, from the servers that submit to it; they may say who signed in to them (XCLIENT).</summary>
    public MailHost Backend { get; }

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

    private MailHost[] Hosts => [Good, Dropped587, Only465, Expired, SelfSigned, WrongName, Small, Backend, Silent, Echo];

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
        string[] logs = [Path.Combine(Folder, "postfix.log"), Path.Combine(Folder, "dovecot.log")];
        _servers = await ServerProcess.StartAsync("MailServers/serve.sh", [Folder], Hosts.SelectMany(host => host.EndPoints), [Path.Combine(Folder, "sasl")], logs);
    }

    public async ValueTask DisposeAsync()
    {
        if (_servers is not null) await _servers.DisposeAsync();
        foreach (var port in _silent) port.Dispose();
        if (_dns is not null) await _dns.DisposeAsync();
        _certificates.Dispose();
    }

    /// <summary>A name and an address for a server beside this one, with 587 and 465; its certificate and key are PEM.</summary>
    public MailHost NewHost(string label, Func<TestCertificates, string, string> certificate)
    {
        var host = Host(label, Interlocked.Increment(ref _lastHost)) with { CertificateFile = Pem(label, certificate(_certificates, Name(label))), StarttlsPorts = [587], ImplicitTls = true };
        _dns!.Add(host);
        return host;
    }

    /// <summary>An account that no other test uses.</summary>
    public Account NewAccount() => _accounts.TryDequeue(out var account) ? account : throw new InvalidOperationException("Too few accounts");

    /// <summary>What Dovecot's log says about the sign-ins refused for a user name, one line each.</summary>
    public IReadOnlyList<string> RefusedSignIns(string userName) => [.. ServerProcess.ReadLog(Path.Combine(Folder, "dovecot.log")).Split('\n').Where(line =>
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

    private MailHost Host(string label, int number) => new(Name(label), Address(number));

    private IPAddress Address(int number) => new([127, (byte)(1 + (Instance / 255)), (byte)(Instance % 255), (byte)number]);

    private string Pem(string name, string content)
    {
        var file = Path.Combine(Folder, name + ".pem");
        File.WriteAllText(file, content);
        return file;
    }
}
