using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmtpSetupWizard.Benchmarks;

/// <summary>A submission server that agrees to everything at once, on a STARTTLS port and an implicit-TLS port, and a third that never says a word.</summary>
public static class ScriptedServer
{
    /// <summary>Reads its key and certificate from standard input, prints its ports, and serves until standard input ends.</summary>
    public static async Task ServeAsync()
    {
        var pem = new StringBuilder();
        while (await Console.In.ReadLineAsync() is { Length: > 0 } line) pem.AppendLine(line);
        using var loaded = X509Certificate2.CreateFromPem(pem.ToString(), pem.ToString());
        var context = SslStreamCertificateContext.Create(loaded, null, offline: true);

        var starttls = Listen(connection => ConverseAsync(connection, context));
        var secure = Listen(async connection =>
        {
            await using var tls = await SecureAsync(connection, context);
            await ConverseAsync(tls, null);
        });
        var silent = Listen(connection => connection.CopyToAsync(Stream.Null));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{starttls} {secure} {silent}"));
        await Console.In.ReadToEndAsync();
    }

    private static int Listen(Func<Stream, Task> talk)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(4096);
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var socket = await listener.AcceptAsync();
                socket.NoDelay = true;
                _ = TalkAsync(new NetworkStream(socket, ownsSocket: true), talk);
            }
        });
        return ((IPEndPoint)listener.LocalEndPoint!).Port;
    }

    private static async Task TalkAsync(NetworkStream connection, Func<Stream, Task> talk)
    {
        await using (connection)
        {
            try
            {
                await talk(connection);
            }
            catch (IOException)
            {
                // The client hung up.
            }
        }
    }

    private static async Task<SslStream> SecureAsync(Stream connection, SslStreamCertificateContext context)
    {
        var tls = new SslStream(connection);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context });
        return tls;
    }

    /// <param name="context">For STARTTLS; null when TLS is there already.</param>
    private static async Task ConverseAsync(Stream connection, SslStreamCertificateContext? context)
    {
        await SayAsync(connection, "220 bench.example.test ESMTP\r\n");
        var buffer = new byte[4096];
        while (await connection.ReadAsync(buffer) is var count and > 0)
        {
            var command = Encoding.ASCII.GetString(buffer, 0, count);
            if (command.StartsWith("STARTTLS", StringComparison.OrdinalIgnoreCase))
            {
                await SayAsync(connection, "220 2.0.0 go ahead\r\n");
                connection = await SecureAsync(connection, context!);
                context = null;
                continue;
            }

            await SayAsync(connection, Answer(command, context is not null));
        }
    }

    private static string Answer(string command, bool clear) => command[..4].ToUpperInvariant() switch
    {
        "EHLO" => "250-bench.example.test\r\n250-PIPELINING\r\n" + (clear ? "250 STARTTLS\r\n" : "250 AUTH PLAIN LOGIN\r\n"),
        "AUTH" => "235 2.7.0 welcome\r\n",
        "QUIT" => "221 2.0.0 bye\r\n",
        _ => "250 2.0.0 ok\r\n",
    };

    private static async Task SayAsync(Stream connection, string text)
    {
        await connection.WriteAsync(Encoding.ASCII.GetBytes(text));
        await connection.FlushAsync();
    }
}
