using System.Net;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Opens a byte stream to one judged address. It never looks a name up.</summary>
public interface IConnector
{
    /// <exception cref="System.Net.Sockets.SocketException">Refused, unreachable, or reset.</exception>
    /// <exception cref="OperationCanceledException">The time was over.</exception>
    ValueTask<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken);
}
