using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmtpSetupWizard.EndToEnd.Tests.Secrets;

/// <summary>A submission server that says back what it was told in confidence, in a way of its own.</summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly X509Certificate2 _certificate;
    private readonly Echo _echo;
    private readonly Task _serving;

    public EchoServer(IPAddress address, string pem, Echo echo)
    {
        _echo = echo;
        _certificate = X509Certificate2.CreateFromPem(pem, pem);
        _listener.Bind(new IPEndPoint(address, 0));
        _listener.Listen();
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _serving = ServeAsync();
    }

    public int Port { get; }

    /// <summary>How many passwords came: a test in which none came would prove nothing.</summary>
    public int Told { get; private set; }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
        _certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync();
                await using var connection = new NetworkStream(socket, ownsSocket: true);
                await ConverseAsync(connection);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(Stream connection)
    {
        try
        {
            await SayAsync(connection, "220 echo.example.test ESMTP");
            await HearAsync(connection);
            await SayAsync(connection, "250-echo.example.test\r\n250 STARTTLS");
            await HearAsync(connection);
            await SayAsync(connection, "220 2.0.0 go ahead");
            await using var tls = new SslStream(connection);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate });
            await HearAsync(tls);
            await SayAsync(tls, $"250-echo.example.test\r\n250 AUTH {_echo.Mechanism}");
            var told = await SignInAsync(tls, await HearAsync(tls));
            Told++;
            foreach (var line in _echo.Replies(told))
            {
                await SayAsync(tls, line);
                await HearAsync(tls);
            }
        }
        catch (IOException)
        {
            // The client hung up.
        }
    }

    /// <summary>The last thing that the client sent for its sign-in, as it came.</summary>
    private async Task<string> SignInAsync(Stream tls, string command)
    {
        if (_echo.Mechanism == "PLAIN") return command.Split(' ')[2];
        if (command.Split(' ').Length < 3)
        {
            await SayAsync(tls, "334 VXNlcm5hbWU6");
            await HearAsync(tls);
        }

        await SayAsync(tls, "334 UGFzc3dvcmQ6");
        return await HearAsync(tls);
    }

    private static async Task SayAsync(Stream stream, string text)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"));
        await stream.FlushAsync();
    }

    private static async Task<string> HearAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (line is not [.., (byte)'\n'])
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("The client hung up");
            line.Add(one[0]);
        }

        return Encoding.UTF8.GetString([.. line]).TrimEnd();
    }
}
