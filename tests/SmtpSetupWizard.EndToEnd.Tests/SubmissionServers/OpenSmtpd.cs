using System.Diagnostics;
using System.Globalization;
using System.Text;
using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>OpenSMTPD with a table of senders. Its limit of size is for all its addresses: the small one is a server of its own.</summary>
public sealed class OpenSmtpd(TestBed bed) : SubmissionServer(bed, "puffy")
{
    private const UnixFileMode ForTraversal = (UnixFileMode)0b111_001_001;
    private ServerRoot? _root;

    private ServerRoot Root => _root ??= new ServerRoot(Path.Combine(Folder, "large"), MailServer);

    public override IReadOnlyList<string> RefusedSignIns(string userName) => Lines(Root.Log, $"authentication user={userName} result=permfail");

    public override int Delivered(Account account) => Root.Delivered(account);

    public override async ValueTask InitializeAsync()
    {
        var hashes = await HashAsync();
        await Task.WhenAll(
            StartAsync(Root, Path.Combine(Folder, "large"), hashes, [Good, Expired, SelfSigned]),
            StartAsync(new ServerRoot(Path.Combine(Folder, "small"), MailServer), Path.Combine(Folder, "small"), hashes, [Small]));
    }

    private async Task StartAsync(ServerRoot root, string folder, string[] hashes, MailHost[] hosts)
    {
        root.AddFolder("var/run", ForTraversal);
        root.AddFolder("var/lib/opensmtpd/empty", ForTraversal);
        root.AddFolder("var/spool/smtpd", ForTraversal);
        root.Write("etc/accounts", string.Join('\n', Accounts.Select((account, number) => $"{account.Address} {hashes[number]}")) + "\n");
        root.Write("etc/owners", string.Join('\n', Accounts.Select(account => $"{account.Address} {account.Address}")) + "\n");
        root.Write("etc/mailboxes", string.Join('\n', Accounts.Select(account => $"{account.Address} mail")) + "\n");
        root.Write("etc/our.conf", Configuration(hosts));
        foreach (var host in hosts) root.AddPem($"etc/{host.Name}.pem", host, secret: true);
        await StartAsync("chroot.sh", [folder, InstalledServers.Folder("opensmtpd"), "usr/sbin/smtpd", "-d", "-f", "/etc/our.conf"], root.Log, hosts);
    }

    private static string Configuration(MailHost[] hosts)
    {
        var configuration = new StringBuilder("""
            table accounts file:/etc/accounts
            table owners file:/etc/owners
            table mailboxes file:/etc/mailboxes

            """);
        if (hosts[0].MostBytes is { } most) configuration.AppendLine(CultureInfo.InvariantCulture, $"smtp max-message-size {most}");
        foreach (var host in hosts)
        {
            configuration.AppendLine(CultureInfo.InvariantCulture, $"pki {host.Name} cert \"/etc/{host.Name}.pem\"");
            configuration.AppendLine(CultureInfo.InvariantCulture, $"pki {host.Name} key \"/etc/{host.Name}.pem\"");
            var options = $"pki {host.Name} auth <accounts> senders <owners> hostname {host.Name}";
            configuration.AppendLine(CultureInfo.InvariantCulture, $"listen on {host.Address} port 587 tls-require {options}");
            configuration.AppendLine(CultureInfo.InvariantCulture, $"listen on {host.Address} port 465 smtps {options}");
        }

        configuration.AppendLine("action deliver maildir \"/var/mail/%{rcpt}\" virtual <mailboxes>");
        configuration.AppendLine(CultureInfo.InvariantCulture, $"match from auth for domain {PostfixSetup.Domain} action deliver");
        return configuration.ToString();
    }

    /// <summary>The passwords as crypt(3) has them, in the order of the accounts.</summary>
    private async Task<string[]> HashAsync()
    {
        using var openssl = Process.Start(new ProcessStartInfo("openssl", ["passwd", "-6", "-stdin"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await openssl.StandardInput.WriteAsync(string.Join('\n', Accounts.Select(account => account.Password)) + "\n");
        openssl.StandardInput.Close();
        var hashes = await openssl.StandardOutput.ReadToEndAsync();
        await openssl.WaitForExitAsync();
        return hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
