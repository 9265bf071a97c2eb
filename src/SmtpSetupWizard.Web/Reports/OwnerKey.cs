using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>What lets the person who asked for a check cancel and delete it: 128 random bits in base64url, stored as their SHA-256.</summary>
public static class OwnerKey
{
    private const int Length = 22, NonceLength = 12, TagLength = 16;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static bool IsWellFormed(string key) => key.Length == Length && Base64Url.IsValid(key);

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>A link's token as the store may hold it: only the owner's key opens it (AES-256-GCM, nonce first, tag last).</summary>
    public static byte[] Seal(string key, string token)
    {
        var text = Encoding.ASCII.GetBytes(token);
        var sealedToken = new byte[NonceLength + text.Length + TagLength];
        RandomNumberGenerator.Fill(sealedToken.AsSpan(0, NonceLength));
        using var cipher = new AesGcm(SealingKey(key), TagLength);
        cipher.Encrypt(sealedToken.AsSpan(0, NonceLength), text, sealedToken.AsSpan(NonceLength, text.Length), sealedToken.AsSpan(NonceLength + text.Length));
        return sealedToken;
    }

    /// <summary>The token; null when the key is another one or the seal is broken.</summary>
    public static string? Open(string key, byte[] sealedToken)
    {
        if (sealedToken.Length <= NonceLength + TagLength) return null;
        var text = new byte[sealedToken.Length - NonceLength - TagLength];
        try
        {
            using var cipher = new AesGcm(SealingKey(key), TagLength);
            cipher.Decrypt(sealedToken.AsSpan(0, NonceLength), sealedToken.AsSpan(NonceLength, text.Length), sealedToken.AsSpan(NonceLength + text.Length), text);
            return Encoding.ASCII.GetString(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether this key owns what <paramref name="ownerHash"/> stands for; takes the same time either way.</summary>
    public static bool Owns(string? key, byte[] ownerHash) => key is not null && CryptographicOperations.FixedTimeEquals(Hash(key), ownerHash);

    private static byte[] SealingKey(string key) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), 32, info: "token"u8.ToArray());
}
