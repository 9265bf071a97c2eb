using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using SmtpSetupWizard.Practice.Certificates;
using SmtpSetupWizard.Practice.Pipes;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Sessions;

/// <summary>The server's side of a connection, in clear or inside TLS: reads lines, performs acts.</summary>
internal sealed class SessionChannel(PipeStream pipe, TimeProvider time) : IAsyncDisposable
{
    private const int LongestLine = 16 * 1024;

    private readonly byte[] _buffer = new byte[1024];
    private int _next;
    private int _filled;
    private SslStream? _tls;

    public bool InsideTls => _tls is not null;

    private Stream Stream => (Stream?)_tls ?? pipe;

    /// <summary>A line without its end; null when the client has gone, or says too long a line.</summary>
    public async ValueTask<string?> ReadLineAsync()
    {
        var line = new List<byte>(64);
        while (line.Count <= LongestLine)
        {
            if (_next == _filled)
            {
                (_next, _filled) = (0, await Stream.ReadAsync(_buffer));
                if (_filled == 0) return null;
            }

            var octet = _buffer[_next++];
            if (octet != '\n')
            {
                line.Add(octet);
                continue;
            }

            if (line.Count > 0 && line[^1] == '\r') line.RemoveAt(line.Count - 1);
            return Encoding.UTF8.GetString([.. line]);
        }

        return null;
    }

    /// <returns>Whether the dialogue goes on.</returns>
    /// <param name="beforeLast">Called before the last act: when the client has seen that one, what follows must already be true.</param>
    public async ValueTask<bool> PerformAsync(Answer answer, Action? beforeLast = null)
    {
        for (var i = 0; i < answer.Acts.Count; i++)
        {
            var act = answer.Acts[i];
            if (i == answer.Acts.Count - 1 && act is not StaySilent and not RepeatForEver) beforeLast?.Invoke();
            switch (act)
            {
                case Send send:
                    await Stream.WriteAsync(send.Bytes);
                    break;
                case Pause pause:
                    await Task.Delay(pause.Time, time, pipe.PeerClosed);
                    break;
                case StaySilent:
                    await DrainAsync();
                    return false;
                case HalfClose:
                    pipe.CompleteWriting();
                    break;
                case Reset:
                    pipe.Reset();
                    return false;
                case RepeatForEver repeat:
                    await RepeatAsync(Answer.Reply(repeat.Line));
                    return false;
                case Cut:
                    await pipe.DisposeAsync();
                    return false;
                case Close:
                    if (_tls is not null) await _tls.ShutdownAsync();
                    await pipe.DisposeAsync();
                    return false;
                default:
                    throw new NotSupportedException(act.GetType().Name);
            }
        }

        return true;
    }

    /// <summary>Does the handshake of <paramref name="script"/>.</summary>
    /// <returns>Whether the dialogue goes on, inside TLS, and the server name asked for.</returns>
    public async ValueTask<(bool GoesOn, string? ServerName)> SecureAsync(string host, TlsScript script)
    {
        // What came in clear behind STARTTLS is forgotten (CVE-2011-0411).
        _next = _filled = 0;
        if (script.Instead is { } instead)
        {
            if (await ReadRecordAsync()) await PerformAsync(instead);
            return (false, null);
        }

        if (script.ClientCertificateRequired)
        {
            await new CertificateDemand(PracticeAuthority.Current.Issue(host, script.Flaw), script.Protocols).RunAsync(pipe);
            return (false, null);
        }

        string? serverName = null;
        var tls = new SslStream(pipe, leaveInnerStreamOpen: false);
        _tls = tls;
        await tls.AuthenticateAsServerAsync(
            (_, hello, _, _) =>
            {
                serverName = hello.ServerName;
                return ValueTask.FromResult(Options(host, script));
            },
            null,
            CancellationToken.None);
        return (true, serverName);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tls is not null) await _tls.DisposeAsync();
        await pipe.DisposeAsync();
    }

    private static SslServerAuthenticationOptions Options(string host, TlsScript script)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = PracticeAuthority.Current.Issue(host, script.Flaw),
            EnabledSslProtocols = script.Protocols,
            ClientCertificateRequired = script.ClientCertificateAsked,
            CertificateRevocationCheckMode = System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck,
            AllowTlsResume = false,
            AllowRenegotiation = false,
        };
        if (script.CipherSuites is { } suites && OperatingSystem.IsLinux()) options.CipherSuitesPolicy = new CipherSuitesPolicy(suites);
#pragma warning disable CA5359 // A server that only asks takes whatever comes, and it practises.
        if (script.ClientCertificateAsked) options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
#pragma warning disable SYSLIB0040 // The only way to make OpenSSL take a key this weak, and a server may not pass for more than it is.
        if (script.Flaw == CertificateFlaw.WeakKey) options.EncryptionPolicy = EncryptionPolicy.AllowNoEncryption;
#pragma warning restore SYSLIB0040
        return options;
    }

    /// <summary>Takes one TLS record, such as the ClientHello (RFC 8446 section 5.1).</summary>
    private async ValueTask<bool> ReadRecordAsync()
    {
        var header = new byte[5];
        if (await pipe.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false) < header.Length) return false;
        var body = new byte[(header[3] << 8) | header[4]];
        return await pipe.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false) == body.Length;
    }

    private async ValueTask DrainAsync()
    {
        while (await Stream.ReadAsync(_buffer) > 0)
        {
        }
    }

    private async ValueTask RepeatAsync(Answer line)
    {
        do
        {
            if (!await PerformAsync(line)) return;
        }
        while (await ReadLineAsync() is not null);
    }
}
