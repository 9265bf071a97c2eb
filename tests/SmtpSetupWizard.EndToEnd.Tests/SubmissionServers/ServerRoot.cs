using SmtpSetupWizard.EndToEnd.Tests.MailServers;

namespace SmtpSetupWizard.EndToEnd.Tests.SubmissionServers;

/// <summary>The root folder of a server that <c>chroot.sh</c> starts: what a machine has, as far as a mail server asks for it.</summary>
public sealed class ServerRoot
{
    private const UnixFileMode ForAll = (UnixFileMode)0b111_111_111;
    private const UnixFileMode ForOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder;

    public ServerRoot(string folder, MailServer mailServer)
    {
        _folder = folder;
        // Whoever delivers writes there, under whichever user.
        AddFolder("var/mail", ForAll);
        Write("etc/passwd", "root:x:0:0::/:/bin/sh\nmail:x:8:8::/var/mail:/bin/sh\nDebian-exim:x:901:901::/:/bin/false\nopensmtpd:x:902:902::/:/bin/false\nopensmtpq:x:903:903::/:/bin/false\n");
        Write("etc/group", "root:x:0:\nmail:x:8:\nDebian-exim:x:901:\nopensmtpd:x:902:\nopensmtpq:x:903:\n");
        Write("etc/services", "smtp 25/tcp\n");
        Write("etc/hosts", "127.0.0.1 localhost\n");
        Write("etc/nsswitch.conf", "hosts: files\n");
        Write("etc/ssl/certs/ca-certificates.crt", File.ReadAllText(mailServer.TrustedRootsFile));
    }

    /// <summary>Where <c>chroot.sh</c> writes what the server says.</summary>
    public string Log => Path.Combine(_folder, "log");

    public string this[string path] => Path.Combine(_folder, path);

    public void AddFolder(string path, UnixFileMode mode)
    {
        Directory.CreateDirectory(this[path]);
        File.SetUnixFileMode(this[path], mode);
    }

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Key and certificate in one file, which some servers want nobody else to read.</summary>
    public void AddPem(string path, MailHost host, bool secret)
    {
        Write(path, File.ReadAllText(host.CertificateFile!));
        if (secret) File.SetUnixFileMode(this[path], ForOwner);
    }

    public int Delivered(Account account)
    {
        var mailbox = this[$"var/mail/{account.Address}/new"];
        return Directory.Exists(mailbox) ? Directory.GetFiles(mailbox).Length : 0;
    }
}
