using System.Collections.Concurrent;
using System.Net;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>
/// A real server with submission on 587 (STARTTLS) and 465 (TLS) of several addresses. It knows the accounts of <see cref="PostfixSetup.Domain"/>,
/// who may send as themselves alone, to that domain alone.
/// </summary>
public abstract class SubmissionServer : IAsyncLifetime
{
    private const int MostAccounts = 20;
    private readonly List<ServerProcess> _processes = [];
    private readonly ConcurrentQueue<Account> _free;

    /// <summary>A server that runs already.</summary>
    protected SubmissionServer(MailHost good, MailHost expired, MailHost selfSigned, MailHost small, TestBed bed)
    {
        (Good, Expired, SelfSigned, Small, MailServer) = (good, expired, selfSigned, small, bed.MailServer);
        Accounts = [.. Enumerable.Range(0, MostAccounts).Select(_ => MailServer.NewAccount())];
        _free = new(Accounts);
        Folder = MailServer.Folder;
    }

    /// <summary>A server with names, addresses and a folder of its own.</summary>
    protected SubmissionServer(TestBed bed, string label)
        : this(
            bed.MailServer.NewHost(label, (certificates, name) => certificates.Valid(name)),
            bed.MailServer.NewHost($"expired-{label}", (certificates, name) => certificates.Expired(name)),
            bed.MailServer.NewHost($"selfsigned-{label}", (_, name) => TestCertificates.SelfSigned(name)),
            bed.MailServer.NewHost($"small-{label}", (certificates, name) => certificates.Valid(name)) with { MostBytes = 300 },
            bed) => Folder = Directory.CreateDirectory(Path.Combine(bed.MailServer.Folder, label)).FullName;

    public MailHost Good { get; }

    public MailHost Expired { get; }

    public MailHost SelfSigned { get; }

    /// <summary>It takes no message as long as a test message.</summary>
    public MailHost Small { get; }

    /// <summary>An address that none of the accounts may send as.</summary>
    public virtual string SomebodyElse => $"boss@{PostfixSetup.Domain}";

    protected MailServer MailServer { get; }

    protected IReadOnlyList<Account> Accounts { get; }

    protected string Folder { get; }

    protected MailHost[] Hosts => [Good, Expired, SelfSigned, Small];

    /// <summary>An account that no other test uses.</summary>
    public Account NewAccount() => _free.TryDequeue(out var account) ? account : throw new InvalidOperationException("Too few accounts");

    /// <summary>What the server's log says about the sign-ins refused for a user name, one line each.</summary>
    public abstract IReadOnlyList<string> RefusedSignIns(string userName);

    /// <summary>How many messages the mailbox of an account has.</summary>
    public virtual int Delivered(Account account) => MailServer.Mailbox(account).Count;

    public abstract ValueTask InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task StartAsync(string script, string[] arguments, string log, params IEnumerable<MailHost> hosts) =>
        _processes.Add(await ServerProcess.StartAsync($"SubmissionServers/{script}", arguments, hosts.SelectMany(host => host.EndPoints), [], [log]));

    protected static IReadOnlyList<string> Lines(string log, params string[] words) =>
        [.. ServerProcess.ReadLog(log).Split('\n').Where(line => words.All(word => line.Contains(word, StringComparison.Ordinal)))];
}
