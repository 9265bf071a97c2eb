using SmtpSetupWizard.Diagnostics.Pasted;

namespace SmtpSetupWizard.Diagnostics.Tests.Pasted;

public class PastedTextTests
{
    private const string Password = "Gr33n-Canary!77";

    [Theory]
    [InlineData("535 5.7.8 Error: authentication failed", "auth.invalid_credentials")]
    [InlineData("smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted. For more information, go to\\n5.7.8  https://support.google.com/mail/?p=BadCredentials x - gsmtp')", "auth.invalid_credentials")]
    [InlineData("System.Net.Mail.SmtpException: The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.", "auth.basic_disabled")]
    [InlineData("Error: Invalid login: 534-5.7.9 Application-specific password required. Learn more at\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor x - gsmtp", "auth.app_password_required")]
    [InlineData("lettre: permanent error: permanent: 5.7.60 SMTP; Client does not have permissions to send as this sender", "sender.not_owned")]
    [InlineData("to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.1] said: 550 5.1.1 <bob@example.net>: User unknown (in reply to RCPT TO command))", "recipient.unknown")]
    [InlineData("535 5.7.0 Connection lost to authentication server", "auth.rejected")]
    [InlineData("Error: queryA ETIMEOUT smtp.example.com", "resolve.failed")]
    [InlineData("Error: getaddrinfo ENOTFOUND smtp.exmaple.com", "resolve.not_found")]
    [InlineData("dial tcp: lookup smtp.example.com on 127.0.0.11:53: no such host", "resolve.not_found")]
    [InlineData("connect ECONNREFUSED 192.0.2.4:587", "connect.refused")]
    [InlineData("No connection could be made because the target machine actively refused it 192.0.2.4:587", "connect.refused")]
    [InlineData("Es konnte keine Verbindung hergestellt werden, da der Zielcomputer die Verbindung verweigerte", "connect.refused")]
    [InlineData("stream_socket_client(): unable to connect to tcp://smtp.example.com:587 (Connection timed out)", "connect.timeout")]
    [InlineData("Couldn't connect to host, port: smtp.example.com, 587; timeout -1; nested exception is: java.net.ConnectException: Connection timed out", "connect.timeout")]
    [InlineData("OSError: [Errno 101] Network is unreachable", "connect.unreachable")]
    [InlineData("ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1129)", "tls.plaintext_service")]
    [InlineData("tls: first record does not look like a TLS handshake", "tls.plaintext_service")]
    [InlineData("x509: certificate has expired or is not yet valid: current time 2026-01-02T00:00:00Z is after 2025-12-01T00:00:00Z", "tls.certificate_expired")]
    [InlineData("x509: certificate signed by unknown authority", "tls.untrusted_issuer")]
    [InlineData("stream_socket_enable_crypto(): Peer certificate CN=`srv1.hoster.example' did not match expected CN=`smtp.gmail.com'", "tls.name_mismatch")]
    [InlineData("javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target", "tls.not_trusted")]
    [InlineData("curl: (60) SSL certificate problem: self-signed certificate", "tls.self_signed")]
    [InlineData("[SSL: DH_KEY_TOO_SMALL] dh key too small (_ssl.c:1000)", "tls.weak_key_exchange")]
    [InlineData("Could not instantiate mail function.", "client.mail_function")]
    [InlineData("Unable to find the socket transport \"ssl\" - did you forget to enable it when you configured PHP?", "client.tls_missing")]
    [InlineData("smtplib.SMTPNotSupportedError: STARTTLS extension not supported by server.", "starttls.not_offered")]
    [InlineData("Connected to imaps://imap.example.com:993/\nS: * OK IMAP4 ready\nC: A1 LOGIN ann ********\nS: A1 NO [AUTHENTICATIONFAILED] Authentication failed.", "client.other_protocol")]
    [InlineData("534-5.7.14 <https://accounts.example.com/x?y=1> Please log in via534-5.7.14 your web browser and then try again.534 5.7.14 z - gsmtp", "auth.web_login_required")]
    [InlineData("SSL mode\nport 587 is typically reserved for plain-text connections", "tls.plaintext_service")]
    [InlineData("{\n  errno: 'ETIMEDOUT',\n  code: 'ESOCKET',\n  syscall: 'connect',\n  port: 465\n}", "connect.timeout")]
    [InlineData("[Error: Greeting never received] port: 587", "greeting.timeout")]
    [InlineData("Net::SMTPUnknownError (* OK [CAPABILITY IMAP4rev1] ready.", "greeting.not_smtp")]
    [InlineData("Net::SMTPServerBusy: 454 4.7.0 TLS not available due to local problem", "starttls.unavailable")]
    [InlineData("Must issue a STARTTLS command first.", "starttls.required")]
    [InlineData("[2026-01-02 10:00:00][mail][ERROR] transient error (454): 4.7.0 Temporary authentication failure\nJan  2 10:00:01 srv app[7]: [panic] 'Error sending incomplete 2FA email'", "auth.unavailable")]
    [InlineData("The issuer certificate of a locally looked up certificate could not be found", "tls.untrusted_issuer")]
    [InlineData("TLS library problem: error:0A00010B:SSL routines::wrong version number\nto=<a@example.com>, delay=1, dsn=4.7.5, status=deferred (Cannot start TLS: handshake failure)", "tls.plaintext_service")]
    [InlineData("php_network_getaddresses: gethostbyname failed. errno=11 (0)", "resolve.not_found")]
    [InlineData("lost connection with mx.example.net[192.0.2.1] while performing the TLS handshake", "tls.closed")]
    [InlineData("lost connection with mx.example.net[192.0.2.1] while sending RCPT TO", "recipient.closed")]
    [InlineData("MimeKit.ParseException: No address found.", "client.invalid_address")]
    [InlineData("send: 'mail FROM:<a b> size=5\\r\\n'\nError sending email: mail from address must be same as authorization user", "sender.not_owned")]
    [InlineData("Der SMTP-Server erfordert eine sichere Verbindung. Die Serverantwort war: 5.7.0 Authentication Required.", "sender.auth_required")]
    [InlineData("SMTP 服务器要求安全连接。 服务器响应为:authentication is required,smtp5,D9Gow", "sender.auth_required")]
    [InlineData("554, b'5.0.0 Error: transaction failed: unknown sender address')", "sender.rejected")]
    [InlineData("The server responded: 5.7.1 <DATA>: Data command rejected: only 10 messages per day", "message.rate_limited")]
    [InlineData("refused with Relay access denied (in\n reply to RCPT TO command)", "recipient.relay_denied")]
    [InlineData("System.IO.IOException: An existing connection was forcibly closed by the remote host.\n   at System.Net.Security.SslState.ForceAuthentication(Boolean receiveFirst)", "tls.closed")]
    [InlineData("javax.mail.MessagingException: Exception reading response; nested exception is: java.net.SocketTimeoutException: Read timed out\n\tat com.sun.mail.smtp.SMTPTransport.readServerResponse(SMTPTransport.java:2440)", "greeting.timeout")]
    [InlineData("Error: libcurl: (67)\nError: Login denied", "auth.invalid_credentials")]
    [InlineData("failed to lookup address information: Try again", "resolve.failed")]
    [InlineData("Unable to establish a secure link with Outgoing server (SMTP) smtp.example.com using STARTTLS since it doesn't advertise that feature.", "starttls.not_offered")]
    public void The_cause_is_named_whatever_the_program(string text, string finding) => Assert.Equal(finding, PastedText.Read(text).Finding?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("How do I set up my mail program?")]
    [InlineData("SMTP Error: Could not connect to SMTP host.")]
    [InlineData("Failure sending mail.")]
    [InlineData("Message could not be sent. Mailer Error:")]
    [InlineData("220 mx.example.com ESMTP\nEHLO pc.example.com\n250-mx.example.com\n250-STARTTLS\n250 SIZE 10000000\nQUIT\n221 Bye")]
    [InlineData("$mail->Host = 'smtp.example.com';\n$mail->Port = 587;\n$mail->SMTPSecure = 'tls';")]
    [InlineData("NullReferenceException: Object reference not set to an instance of an object. at App.Program.Main() in Program.cs:line 550")]
    [InlineData("Common errors: 535 means wrong password, 550 means no such recipient, connection timed out means the port is blocked.")]
    [InlineData("How do we catch 550 5.1.1 and 421 errors separately?")]
    [InlineData("It would be great if the library ignored `550 User unknown`.")]
    [InlineData("Different errors:\n- 521 Server does not accept mail\n- 552 exceeded storage allocation\n- 450 mailbox busy")]
    [InlineData("Common causes: the mail shield of Avast can break the SSL certificate. How to fix it: look at the firewall if the connection timed out.")]
    [InlineData("A Swift_TransportException is thrown when sending to joe. joe is an unknown name, example.com exists.")]
    [InlineData("> VRFY ann@example.com\n< 502 5.5.1 VRFY command is disabled")]
    [InlineData("connectionTimeout: 30000, connection timeout = 30")]
    [InlineData("Sending fails after the open connection timed-out.")]
    public void A_text_that_supports_no_finding_gets_none(string text) => Assert.Null(PastedText.Read(text).Finding);

    [Theory]
    [InlineData("AUTH PLAIN AGFubkBleGFtcGxlLmNvbQBHcjMzbi1DYW5hcnkhNzc=\n535 5.7.8 failed for Gr33n-Canary!77")]
    [InlineData("$mail->Password = 'Gr33n-Canary!77'; 535 5.7.8 Gr33n-Canary!77 is wrong")]
    [InlineData("smtp://ann:Gr33n-Canary!77@smtp.example.com:587 ECONNREFUSED smtp://ann:Gr33n-Canary!77@smtp.example.com:587")]
    [InlineData("MAIL_PASSWORD=Gr33n-Canary!77\n535 5.7.8 Error: authentication failed: Gr33n-Canary!77")]
    [InlineData("334 UGFzc3dvcmQ6\nR3IzM24tQ2FuYXJ5ITc3\n535 5.7.8 R3IzM24tQ2FuYXJ5ITc3 refused")]
    public void A_secret_of_the_text_is_never_shown_again(string text)
    {
        var read = PastedText.Read(text);
        Assert.NotNull(read.Finding);
        foreach (var shown in new[] { read.Quote, read.Finding.Evidence.ReplyText })
        {
            Assert.DoesNotContain(Password, shown ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("R3IzM24tQ2FuYXJ5ITc3", shown ?? "", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("535 ")]
    [InlineData("\n")]
    [InlineData("5.7.1 ")]
    [InlineData("<")]
    [InlineData("connection ")]
    [InlineData("password=")]
    [InlineData("\\n")]
    public void A_text_of_64_KiB_is_read_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, PastedText.MaxBytes / piece.Length));
        var started = TimeProvider.System.GetTimestamp();
        _ = PastedText.Read(text);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }
}
