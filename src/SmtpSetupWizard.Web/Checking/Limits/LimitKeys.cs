using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.Web.Checking.Limits;

/// <summary>What limits count by: keyed hashes of addresses and names, under a key that lives as long as the process.</summary>
internal sealed class LimitKeys
{
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A client: its address, of IPv6 the network.</summary>
    public UInt128 OfClient(IPAddress address) => Of("client", ClientNetwork.Of(address).ToString());

    public UInt128 Of(string kind, string text) =>
        MemoryMarshal.Read<UInt128>(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind} {text}")));
}
