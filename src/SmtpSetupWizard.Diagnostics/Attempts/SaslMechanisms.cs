using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MailKit.Security;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>The SASL mechanisms that a password can serve, best first.</summary>
internal static partial class SaslMechanisms
{
    /// <summary>RFC 7677 advises 4,096 and more; beyond this a server wants our processor, not the password.</summary>
    private const int MaxScramIterations = 200_000;

    private static readonly string[] Ranked = ["SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5"];
    private static readonly string[] OAuth = ["XOAUTH2", "OAUTHBEARER"];

    /// <summary>Those of <paramref name="offered"/> that we can use, in the order in which they are tried.</summary>
    public static IReadOnlyList<string> Usable(IReadOnlyList<string> offered) => [.. Ranked.Where(name => offered.Contains(name, StringComparer.Ordinal))];

    /// <summary>The same, without SCRAM where user name or password have characters that it cannot carry (RFC 4013).</summary>
    public static IReadOnlyList<string> Usable(IReadOnlyList<string> offered, Credentials credentials) =>
        CanPrepare(credentials) ? Usable(offered) : [.. Usable(offered).Where(name => !name.StartsWith("SCRAM", StringComparison.Ordinal))];

    /// <summary>Whether a SCRAM server refuses with its last message (RFC 5802 section 7).</summary>
    public static bool IsScramRefusal(string mechanism, string text)
    {
        var token = text.Trim();
        var bytes = new byte[token.Length];
        return mechanism.StartsWith("SCRAM", StringComparison.Ordinal) && Convert.TryFromBase64String(token, bytes, out var length) && bytes.AsSpan(0, length).StartsWith("e="u8);
    }

    private static bool CanPrepare(Credentials credentials)
    {
        try
        {
            return SaslMechanism.SaslPrep(credentials.UserName).Length > 0 && SaslMechanism.SaslPrep(credentials.Password.Reveal()).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Whether what is offered can be used with OAuth tokens alone.</summary>
    public static bool OnlyOAuth(IReadOnlyList<string> offered) => offered.Count > 0 && Usable(offered).Count == 0 && offered.Any(name => OAuth.Contains(name, StringComparer.Ordinal));

    public static SaslMechanism Create(string name, Credentials credentials)
    {
        var (user, password) = (credentials.UserName, credentials.Password.Reveal());
        return name switch
        {
            "SCRAM-SHA-256" => new SaslMechanismScramSha256(user, password),
            "SCRAM-SHA-1" => new SaslMechanismScramSha1(user, password),
            "PLAIN" => new SaslMechanismPlain(user, password),
            "LOGIN" => new SaslMechanismLogin(user, password),
            "CRAM-MD5" => new SaslMechanismCramMd5(user, password),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    /// <summary>The server's challenge as the mechanism may see it.</summary>
    /// <exception cref="SaslException">It asks for more work than is reasonable.</exception>
    public static string Challenge(string mechanism, string text)
    {
        // Servers prompt for LOGIN in clear, in other languages, or with nothing at all: the order alone counts.
        var token = text.Trim();
        if (mechanism is "LOGIN" && !Convert.TryFromBase64String(token, new byte[token.Length], out _)) return "";
        if (mechanism.StartsWith("SCRAM", StringComparison.Ordinal) && Iterations().Match(Encoding.Latin1.GetString(Convert.FromBase64String(token))) is { Success: true } match
            && (!int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations) || iterations > MaxScramIterations))
        {
            throw new SaslException(mechanism, SaslErrorCode.InvalidChallenge, "too many iterations");
        }

        return token;
    }

    [GeneratedRegex(@"(?:^|,)i=([0-9]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Iterations();
}
