using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>Dovecot's submission service in front of Postfix, which it tells who signed in.</summary>
public sealed class DovecotSubmission(TestBed bed) : SubmissionServer(bed, "dovecot")
{
    private string Log => Path.Combine(Folder, "dovecot.log");

    public override IReadOnlyList<string> RefusedSignIns(string userName) => Lines(Log, $"({userName},", "mismatch");

    public override async ValueTask InitializeAsync()
    {
        var configuration = Path.Combine(Folder, "dovecot.conf");
        await File.WriteAllTextAsync(configuration, Configuration() + string.Concat(Hosts.Select(Local)));
        await StartAsync("foreground.sh", [Path.Combine(Folder, "said.log"), "dovecot", "-F", "-c", configuration], Log, Hosts);
    }

    private static string Local(MailHost host) => $$"""
        local {{host.Address}} {
          ssl_cert = <{{host.CertificateFile}}
          ssl_key = <{{host.CertificateFile}}
          {{(host.MostBytes is { } most ? $"submission_max_mail_size = {most}" : "")}}
        }

        """;

    private string Configuration() => $$"""
        base_dir = {{Folder}}/run
        state_dir = {{Folder}}/state
        log_path = {{Log}}
        protocols = submission
        hostname = {{Good.Name}}
        ssl = required
        ssl_cert = <{{Good.CertificateFile}}
        ssl_key = <{{Good.CertificateFile}}
        auth_mechanisms = plain login
        auth_verbose = yes
        auth_failure_delay = 0
        submission_relay_host = {{MailServer.Backend.Address}}
        submission_relay_port = {{MailServer.Backend.TrustedPort}}
        submission_relay_trusted = yes
        mail_location = maildir:{{Folder}}/mail
        passdb {
          driver = passwd-file
          args = scheme=PLAIN username_format=%u {{MailServer.Folder}}/accounts
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home={{Folder}}/home
        }
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service submission-login {
          inet_listener submission {
            port = 587
            address = {{string.Join(' ', Hosts.Select(host => host.Address))}}
          }
          inet_listener submissions {
            port = 465
            ssl = yes
            address = {{string.Join(' ', Hosts.Select(host => host.Address))}}
          }
        }

        """;
}
