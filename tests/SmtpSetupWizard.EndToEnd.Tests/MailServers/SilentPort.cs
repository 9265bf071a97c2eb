using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.EndToEnd.Tests.MailServers;

/// <summary>
/// A port that answers nothing, as behind a firewall that drops: nobody accepts, and the queue of a listener with no backlog is kept full,
/// so the kernel drops every further SYN.
/// </summary>
public sealed class SilentPort : IDisposable
{
    private const int MostQueued = 8;
    private readonly Socket _listener;
    private readonly List<Socket> _queued = [];

    private SilentPort(IPEndPoint endpoint)
    {
        _listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(endpoint);
        _listener.Listen(0);
    }

    public static async Task<SilentPort> OpenAsync(IPEndPoint endpoint)
    {
        var port = new SilentPort(endpoint);
        while (await port.AcceptsAsync(endpoint))
        {
            if (port._queued.Count > MostQueued) throw new InvalidOperationException($"{endpoint} does not become silent");
        }

        return port;
    }

    public void Dispose()
    {
        foreach (var socket in _queued) socket.Dispose();
        _listener.Dispose();
    }

    /// <summary>Connects once more; the connection is kept, as it fills the queue.</summary>
    private async Task<bool> AcceptsAsync(IPEndPoint endpoint)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, patience.Token);
            _queued.Add(socket);
            return true;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            return false;
        }
    }
}
