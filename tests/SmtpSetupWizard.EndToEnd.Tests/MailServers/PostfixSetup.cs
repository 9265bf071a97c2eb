using System.Globalization;
using System.Text;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>The configuration files of a submission server that keeps to one folder and to loopback.</summary>
public static class PostfixSetup
{
    public const string Domain = "example.test";

    public static void Write(string folder, IReadOnlyList<MailHost> hosts, IReadOnlyCollection<Account> accounts)
    {
        var postfix = Directory.CreateDirectory(Path.Combine(folder, "postfix")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "queue"));
        // The delivery agent writes as "nobody".
        Directory.CreateDirectory(Path.Combine(folder, "mail"), (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(Path.Combine(folder, "mail"), (UnixFileMode)0b111_111_111);
        File.WriteAllText(Path.Combine(postfix, "main.cf"), MainFile(folder));
        File.WriteAllText(Path.Combine(postfix, "master.cf"), MasterFile(hosts));
        File.WriteAllLines(Path.Combine(postfix, "mailboxes"), accounts.Select(account => $"{account.Address} {account.Address}/"));
        File.WriteAllLines(Path.Combine(postfix, "owners"), accounts.Select(account => $"{account.Address} {account.Address}"));
        File.WriteAllText(Path.Combine(folder, "dovecot.conf"), DovecotFile(folder));
        File.WriteAllLines(Path.Combine(folder, "accounts"), accounts.Select(account => $"{account.Address}:{account.Password}"));
    }

    private static string MainFile(string folder) => $"""
        compatibility_level = 3.6
        queue_directory = {folder}/queue
        data_directory = {folder}/data
        maillog_file = {folder}/postfix.log
        maillog_file_prefixes = {folder}
        mail_owner = postfix
        setgid_group = postdrop
        inet_protocols = ipv4
        myhostname = mail.{Domain}
        mydestination =
        mynetworks =
        alias_maps =
        local_recipient_maps =
        default_transport = error:nothing leaves this machine
        relay_transport = error:nothing leaves this machine
        virtual_mailbox_domains = {Domain}
        virtual_mailbox_base = {folder}/mail
        virtual_mailbox_maps = texthash:{folder}/postfix/mailboxes
        virtual_uid_maps = static:65534
        virtual_gid_maps = static:65534
        smtpd_peername_lookup = no
        smtpd_client_connection_count_limit = 0
        smtpd_tls_security_level = encrypt
        smtpd_tls_auth_only = yes
        smtpd_tls_mandatory_protocols = >=TLSv1.2
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = {folder}/sasl
        smtpd_sender_login_maps = texthash:{folder}/postfix/owners
        smtpd_client_restrictions = permit_sasl_authenticated, reject
        smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch
        smtpd_relay_restrictions = reject_unauth_destination

        """;

    private static string MasterFile(IReadOnlyList<MailHost> hosts)
    {
        var master = new StringBuilder("""
            postlog unix-dgram n - n - 1 postlogd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            proxymap unix - - n - - proxymap
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil

            """);
        foreach (var host in hosts)
        {
            foreach (var port in host.OpenPorts)
            {
                master.AppendLine(CultureInfo.InvariantCulture, $"{host.Address}:{port} inet n - n - - smtpd");
                master.AppendLine(CultureInfo.InvariantCulture, $"  -o smtpd_tls_chain_files={host.CertificateFile}");
                if (port == 465) master.AppendLine("  -o smtpd_tls_wrappermode=yes");
                if (host.MostBytes is { } most) master.AppendLine(CultureInfo.InvariantCulture, $"  -o message_size_limit={most}");
            }

            if (host.TrustedPort is not { } trusted) continue;
            master.AppendLine(CultureInfo.InvariantCulture, $"{host.Address}:{trusted} inet n - n - - smtpd");
            master.AppendLine("  -o smtpd_tls_security_level=none -o smtpd_authorized_xclient_hosts=127.0.0.0/8 -o smtpd_client_restrictions=");
        }

        return master.ToString();
    }

    private static string DovecotFile(string folder) => $$"""
        base_dir = {{folder}}/dovecot
        state_dir = {{folder}}/dovecot-state
        log_path = {{folder}}/dovecot.log
        protocols =
        ssl = no
        auth_mechanisms = plain login
        auth_verbose = yes
        auth_failure_delay = 0
        passdb {
          driver = passwd-file
          args = scheme=PLAIN username_format=%u {{folder}}/accounts
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home={{folder}}/mail
        }
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service auth {
          unix_listener {{folder}}/sasl {
            mode = 0666
          }
        }

        """;
}
