using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmtpSetupWizard.Diagnostics.Tests.Findings;

namespace SmtpSetupWizard.Diagnostics.Tests.Discovery;

/// <summary>A web server on loopback that says what it is told to, byte for byte.</summary>
internal sealed class HttpsServer : IAsyncDisposable
{
    private static readonly DateTimeOffset Late = TestCertificates.Now.AddYears(8);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentDictionary<string, Func<Stream, CancellationToken, Task>> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _clients = [];
    private readonly X509Certificate2 _root = TestCertificates.Root();
    private readonly SslServerAuthenticationOptions _tls;
    private readonly Task _serving;

    /// <param name="names">What the certificate is for.</param>
    public HttpsServer(params string[] names)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names) alternatives.AddDnsName(name);
        var certificate = TestCertificates.Intermediate(_root, "CN=" + names[0], Late, request => request.CertificateExtensions.Add(alternatives.Build()), authority: false);
        _tls = new() { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true) };
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen();
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    public X509Certificate2Collection Roots => [_root];

    /// <summary>The head of each request that came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public int Connections { get; private set; }

    /// <param name="url">Host and path, such as <c>autoconfig.example.com/mail/config-v1.1.xml</c>.</param>
    public HttpsServer Page(string url, string body, string status = "200 OK", string headers = "") => Page(url, Encoding.UTF8.GetBytes(body), status, headers);

    public HttpsServer Page(string url, byte[] body, string status = "200 OK", string headers = "") => Page(url, async (stream, token) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\n\r\n"), token);
        await stream.WriteAsync(body, token);
    });

    public HttpsServer Page(string url, Func<Stream, CancellationToken, Task> answer)
    {
        _pages[url] = answer;
        return this;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _clients.Add(ServeAsync(await _socket.AcceptAsync(_stopped.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        Connections++;
        await using var stream = new SslStream(new NetworkStream(client, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsServerAsync(_tls, _stopped.Token);
            using var reader = new StreamReader(stream, leaveOpen: true);
            var head = new StringBuilder();
            while (await reader.ReadLineAsync(_stopped.Token) is { Length: > 0 } line) head.Append(line).Append('\n');
            var request = head.ToString();
            if (request.Length == 0) return;
            Requests.Enqueue(request);
            var host = request.Split('\n').First(line => line.StartsWith("Host: ", StringComparison.OrdinalIgnoreCase))[6..].Split(':')[0];
            if (_pages.TryGetValue(host + request.Split(' ')[1], out var answer)) await answer(stream, _stopped.Token);
            else await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _stopped.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client is gone, or the test over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _serving;
        await Task.WhenAll(_clients);
        _socket.Dispose();
        _stopped.Dispose();
        _root.Dispose();
    }
}
