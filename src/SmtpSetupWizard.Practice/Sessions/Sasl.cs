using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.Practice.Sessions;

/// <summary>Digests of challenge-and-response mechanisms.</summary>
internal static class Sasl
{
    /// <summary>RFC 2195 section 2.</summary>
    public static string CramMd5(string password, string challenge) =>
#pragma warning disable CA5351 // The mechanism is MD5.
        Convert.ToHexStringLower(HMACMD5.HashData(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(challenge)));
#pragma warning restore CA5351
}
