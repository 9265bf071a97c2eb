using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>Exim with the access lists of its example configuration.</summary>
public sealed class Exim(TestBed bed) : SubmissionServer(bed, "exim")
{
    private const UnixFileMode ForAll = (UnixFileMode)0b111_111_111;
    private const string Configuration = """
        daemon_smtp_ports = 587 : 465
        tls_on_connect_ports = 465
        tls_advertise_hosts = *
        tls_certificate = /etc/exim4/$received_ip_address.pem
        message_size_limit = ${if eq{$received_ip_address}{SMALL_ADDRESS}{SMALL_LIMIT}{50M}}
        auth_advertise_hosts = ${if def:tls_in_cipher{*}}
        keep_environment =
        acl_smtp_mail = sender
        acl_smtp_rcpt = recipient
        acl_smtp_data = accept

        begin acl
        sender:
          deny !authenticated = *
               message = Authentication required
          deny condition = ${if !eqi{$authenticated_id}{$sender_address}}
               message = Sender address $sender_address does not match authenticated user $authenticated_id
          accept
        recipient:
          require message = relay not permitted
                  domains = +local_domains
          require verify = recipient
          accept

        begin routers
        mailbox:
          driver = accept
          domains = +local_domains
          condition = ${lookup{$local_part@$domain}lsearch{/etc/exim4/mailboxes}{yes}}
          transport = mailbox
          cannot_route_message = Unknown user

        begin transports
        mailbox:
          driver = appendfile
          directory = /var/mail/${lookup{$local_part@$domain}lsearch{/etc/exim4/mailboxes}}
          maildir_format
          user = Debian-exim

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = ${if eq{$auth3}{${lookup{$auth2}lsearch{/etc/exim4/passwords}}}}
          server_set_id = $auth2
        login:
          driver = plaintext
          public_name = LOGIN
          server_prompts = <| Username: | Password:
          server_condition = ${if eq{$auth2}{${lookup{$auth1}lsearch{/etc/exim4/passwords}}}}
          server_set_id = $auth1

        """;

    private ServerRoot? _root;

    private ServerRoot Root => _root ??= new ServerRoot(Folder, MailServer);

    public override IReadOnlyList<string> RefusedSignIns(string userName) => Lines(Root["var/log/exim4/mainlog"], "authenticator failed", $"set_id={userName})");

    public override int Delivered(Account account) => Root.Delivered(account);

    public override async ValueTask InitializeAsync()
    {
        Root.AddFolder("var/spool/exim4", ForAll);
        Root.AddFolder("var/log/exim4", ForAll);
        Root.Write("etc/exim4/passwords", string.Join('\n', Accounts.Select(account => $"{account.Address}: {account.Password}")));
        Root.Write("etc/exim4/mailboxes", string.Join('\n', Accounts.Select(account => $"{account.Address}: {account.Address}")));
        Root.Write("etc/exim4/exim4.conf", Macros() + Configuration);
        foreach (var host in Hosts) Root.AddPem($"etc/exim4/{host.Address}.pem", host, secret: false);
        await StartAsync("chroot.sh", [Folder, InstalledServers.Folder("exim4-daemon-heavy"), "usr/sbin/exim4", "-bdf", "-q30m"], Root.Log, Hosts);
    }

    /// <summary>What differs from run to run, as Exim's own macros.</summary>
    private string Macros() => $"""
        primary_hostname = {Good.Name}
        domainlist local_domains = {PostfixSetup.Domain}
        local_interfaces = {string.Join(" : ", Hosts.Select(host => host.Address))}
        SMALL_ADDRESS = {Small.Address}
        SMALL_LIMIT = {Small.MostBytes}

        """;
}
