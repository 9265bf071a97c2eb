using System.Net;
using System.Net.Sockets;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Asks the system, which also knows its hosts file, its search list and its own network's names.</summary>
internal static class SystemAddresses
{
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<AddressAnswer> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return AddressAnswer.Of(await Dns.GetHostAddressesAsync(name, cancellationToken).WaitAsync(cancellationToken));
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode switch
            {
                SocketError.HostNotFound => AddressAnswer.NotFound,
                SocketError.NoData => AddressAnswer.NoAddress,
                _ => AddressAnswer.Failed,
            };
        }
    }
}
