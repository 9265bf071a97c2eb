using System.Text;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>Haraka with its own plugins and one such as every site writes for its mailboxes. Its limit of size is for all its addresses: the small one is a server of its own.</summary>
public sealed class Haraka(TestBed bed) : SubmissionServer(bed, "haraka")
{
    private const string AuthCommand = "C: AUTH PLAIN ";

    /// <summary>Haraka compares domains, and knows the public ones alone.</summary>
    public override string SomebodyElse => "boss@example.com";

    private static string Program => Path.Combine(InstalledServers.Folder("haraka"), "node_modules/Haraka");

    private string Log => Path.Combine(Folder, "large.log");

    /// <summary>Its log has no user names: what counts is each AUTH that came, which it writes as it was said.</summary>
    public override IReadOnlyList<string> RefusedSignIns(string userName) => [.. Lines(Log, AuthCommand).Where(line => Decoded(line).Contains(userName, StringComparison.Ordinal))];

    public override async ValueTask InitializeAsync() =>
        await Task.WhenAll(StartAsync("large", Log, Good, Expired, SelfSigned), StartAsync("small", Path.Combine(Folder, "small.log"), Small));

    private async Task StartAsync(string name, string log, params MailHost[] hosts)
    {
        var folder = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.Combine(folder, "plugins"));
        var config = Directory.CreateDirectory(Path.Combine(folder, "config")).FullName;
        var tls = Directory.CreateDirectory(Path.Combine(config, "tls")).FullName;
        void Write(string file, string text) => File.WriteAllText(Path.Combine(config, file), text);

        Write("plugins", "tls\nauth/flat_file\nmailboxes\nrcpt_to.in_host_list\nqueue/smtp_forward\n");
        Write("me", hosts[0].Name);
        Write("host_list", PostfixSetup.Domain);
        Write("mailboxes", string.Join('\n', Accounts.Select(account => account.Address)));
        Write("smtp.ini", $"listen={string.Join(',', hosts.SelectMany(host => host.EndPoints))}\nnodes=0\n");
        Write("connection.ini", OwnSettings("connection.ini").Replace("\nbytes=", hosts[0].MostBytes is { } most ? $"\nbytes={most}\n;" : "\nbytes=", StringComparison.Ordinal));
        Write("log.ini", OwnSettings("log.ini").Replace("level=info", "level=protocol", StringComparison.Ordinal));
        Write("tls.ini", "key=default.pem\ncert=default.pem\n");
        Write("auth_flat_file.ini", $"[core]\nmethods=PLAIN,LOGIN,CRAM-MD5\nconstrain_sender=true\n[users]\n{string.Join('\n', Accounts.Select(account => $"{account.Address}={account.Password}"))}\n");
        Write("smtp_forward.ini", $"host={MailServer.Backend.Address}\nport={MailServer.Backend.TrustedPort}\n");
        File.Copy(hosts[0].CertificateFile!, Path.Combine(config, "default.pem"));
        foreach (var host in hosts) File.Copy(host.CertificateFile!, Path.Combine(tls, host.Name + ".pem"));
        await File.WriteAllTextAsync(Path.Combine(folder, "plugins", "mailboxes.js"), Mailboxes);

        await StartAsync("foreground.sh", [log, "node", Path.Combine(Program, "bin/haraka"), "-c", folder], log, hosts);
    }

    private static string Decoded(string line) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(line[(line.IndexOf(AuthCommand, StringComparison.Ordinal) + AuthCommand.Length)..].Split(' ')[0]));

    /// <summary>Haraka has settings in these files alone, not in its code.</summary>
    private static string OwnSettings(string file) => File.ReadAllText(Path.Combine(Program, "config", file));

    /// <summary>Loopback is as strange as the internet, who signed in may not relay, and a mailbox that is not listed does not exist.</summary>
    private const string Mailboxes = """
        const DSN = require('haraka-dsn')
        exports.hook_connect = (next, connection) => { connection.set('remote.is_private', false); next() }
        exports.hook_mail = (next, connection) => { connection.relaying = false; next() }
        exports.hook_rcpt = function (next, connection, [recipient]) {
          const local = this.config.get('host_list', 'list').includes(recipient.host)
          if (local && !this.config.get('mailboxes', 'list').includes(`${recipient.user}@${recipient.host}`)) return next(DENY, DSN.no_such_user())
          next()
        }
        """;
}
