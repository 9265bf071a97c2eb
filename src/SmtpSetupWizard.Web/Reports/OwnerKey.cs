using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>What lets the person who asked for a check cancel and delete it: 128 random bits in base64url, stored as their SHA-256.</summary>
public static class OwnerKey
{
    private const int Length = 22;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static bool IsWellFormed(string key) => key.Length == Length && Base64Url.IsValid(key);

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Whether this key owns what <paramref name="ownerHash"/> stands for; takes the same time either way.</summary>
    public static bool Owns(string? key, byte[] ownerHash) => key is not null && CryptographicOperations.FixedTimeEquals(Hash(key), ownerHash);
}
