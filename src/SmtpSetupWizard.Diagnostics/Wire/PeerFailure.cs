using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>What the streams throw when a peer ends, resets or abuses a connection.</summary>
internal static class PeerFailure
{
    public static bool Is(Exception exception) => exception is IOException or SocketException or AuthenticationException or CryptographicException
        or ObjectDisposedException or InvalidOperationException or NotSupportedException or RegexMatchTimeoutException;
}
