using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>The key in a report's link: 128 random bits in base64url. The store knows only its SHA-256.</summary>
public static class ReportToken
{
    /// <summary>Characters of a token.</summary>
    public const int Length = 22;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static bool IsWellFormed(string token) => token.Length == Length && Base64Url.IsValid(token);

    /// <summary>SHA-256 of the token.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>What logs say in place of a token: the first 4 bytes of its hash in hexadecimal.</summary>
    public static string LogName(byte[] tokenHash) => Convert.ToHexStringLower(tokenHash, 0, 4);
}
