using System.Security.Cryptography;
using System.Text;

namespace SmtpSetupWizard.Practice.Sessions;

/// <summary>The server's side of SCRAM without channel binding (RFC 5802, RFC 7677).</summary>
internal sealed class Scram(string mechanism, string password)
{
    private const int Iterations = 4096;

    private readonly HashAlgorithmName _hash = mechanism == "SCRAM-SHA-1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private string _clientFirst = "";
    private string _serverFirst = "";

    public string UserName { get; private set; } = "";

    /// <param name="clientFirst"><c>n,,n=user,r=nonce</c></param>
    /// <exception cref="FormatException">It is no client-first-message.</exception>
    public string Challenge(string clientFirst)
    {
        var parts = clientFirst.Split(',', 3);
        if (parts.Length < 3) throw new FormatException();
        _clientFirst = parts[2];
        UserName = Attribute(_clientFirst, 'n').Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        var nonce = Attribute(_clientFirst, 'r') + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9));
        return _serverFirst = string.Create(null, $"r={nonce},s={Convert.ToBase64String(_salt)},i={Iterations}");
    }

    /// <param name="clientFinal"><c>c=biws,r=nonce,p=proof</c></param>
    /// <returns>Whether the password is right, and the server's own proof.</returns>
    /// <exception cref="FormatException">It is no client-final-message.</exception>
    public (bool Right, string Proof) Verify(string clientFinal)
    {
        var end = clientFinal.LastIndexOf(",p=", StringComparison.Ordinal);
        if (end < 0) throw new FormatException();
        var message = $"{_clientFirst},{_serverFirst},{clientFinal[..end]}";
        var proof = Convert.FromBase64String(clientFinal[(end + 3)..]);
        var length = _hash == HashAlgorithmName.SHA1 ? 20 : 32;
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)), _salt, Iterations, _hash, length);
        var clientKey = CryptographicOperations.HmacData(_hash, salted, "Client Key"u8);
        var storedKey = CryptographicOperations.HashData(_hash, clientKey);
        var signature = CryptographicOperations.HmacData(_hash, storedKey, Encoding.UTF8.GetBytes(message));
        if (proof.Length != length) return (false, "");
        for (var i = 0; i < length; i++) proof[i] ^= signature[i];
        var serverKey = CryptographicOperations.HmacData(_hash, salted, "Server Key"u8);
        var serverSignature = CryptographicOperations.HmacData(_hash, serverKey, Encoding.UTF8.GetBytes(message));
        return (CryptographicOperations.FixedTimeEquals(proof, clientKey), "v=" + Convert.ToBase64String(serverSignature));
    }

    private static string Attribute(string message, char name) =>
        message.Split(',').FirstOrDefault(part => part.StartsWith($"{name}=", StringComparison.Ordinal))?[2..] ?? throw new FormatException();
}
