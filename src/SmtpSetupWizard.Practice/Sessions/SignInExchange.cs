#pragma warning disable MA0048 // The outcome belongs to the exchange.
using System.Text;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Sessions;

/// <summary>The server's side of an AUTH exchange (RFC 4954).</summary>
/// <param name="account">The account that is known; any will do when null.</param>
internal sealed class SignInExchange(SessionChannel channel, (string UserName, string Password)? account)
{
    private static readonly Answer Accepted = "235 2.7.0 Authentication successful";
    private static readonly Answer Refused = "535 5.7.8 Error: authentication failed";
    private readonly List<string> _raw = [];

    /// <returns>Null when the client went away in the middle.</returns>
    public async ValueTask<SignInOutcome?> RunAsync(string line, IReadOnlySet<string> offered)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mechanism = words.Length > 1 ? words[1].ToUpperInvariant() : "";
        var initial = words.Length > 2 ? words[2] : null;
        if (initial is not null) _raw.Add(initial);
        if (!offered.Contains(mechanism)) return new SignInOutcome("504 5.5.4 Unrecognized authentication type", null);
        try
        {
            return mechanism switch
            {
                "PLAIN" => await PlainAsync(initial),
                "LOGIN" => await LoginAsync(initial),
                "CRAM-MD5" => await CramMd5Async(),
                "SCRAM-SHA-1" or "SCRAM-SHA-256" => await ScramAsync(mechanism, initial),
                _ => new SignInOutcome("504 5.5.4 Unrecognized authentication type", null),
            };
        }
        catch (FormatException)
        {
            return new SignInOutcome("501 5.5.2 Cannot decode response", null);
        }
    }

    private async ValueTask<SignInOutcome?> PlainAsync(string? initial)
    {
        var response = initial ?? await AskAsync("");
        if (response is null) return null;
        var parts = Decode(response).Split('\0');
        return parts.Length == 3
            ? Outcome("PLAIN", parts[1], parts[2], account is null || account == (parts[1], parts[2]))
            : new SignInOutcome("501 5.5.2 Cannot decode response", null);
    }

    private async ValueTask<SignInOutcome?> LoginAsync(string? initial)
    {
        if ((initial ?? await AskAsync("VXNlcm5hbWU6")) is not { } user) return null;
        if (await AskAsync("UGFzc3dvcmQ6") is not { } password) return null;
        var (name, secret) = (Decode(user), Decode(password));
        return Outcome("LOGIN", name, secret, account is null || account == (name, secret));
    }

    private async ValueTask<SignInOutcome?> CramMd5Async()
    {
        const string Challenge = "<1896.697170952@practice.test>";
        if (await AskAsync(Encode(Challenge)) is not { } response) return null;
        var text = Decode(response);
        var blank = text.LastIndexOf(' ');
        if (blank < 0) return new SignInOutcome("501 5.5.2 Cannot decode response", null);
        var (name, digest) = (text[..blank], text[(blank + 1)..]);
        return Outcome("CRAM-MD5", name, digest, account is not { } known || (known.UserName == name && Sasl.CramMd5(known.Password, Challenge) == digest));
    }

    private async ValueTask<SignInOutcome?> ScramAsync(string mechanism, string? initial)
    {
        // The server must prove that it knows the password, so there is no SCRAM where any password will do.
        if (account is not { } known) return new SignInOutcome("504 5.5.4 Unrecognized authentication type", null);
        if ((initial ?? await AskAsync("")) is not { } first) return null;
        var scram = new Scram(mechanism, known.Password);
        if (await AskAsync(Encode(scram.Challenge(Decode(first)))) is not { } final) return null;
        var (right, proof) = scram.Verify(Decode(final));
        if (right && await AskAsync(Encode(proof)) is null) return null;
        return Outcome(mechanism, scram.UserName, Decode(final), right && scram.UserName == known.UserName);
    }

    private async ValueTask<string?> AskAsync(string challenge)
    {
        if (!await channel.PerformAsync($"334 {challenge}")) return null;
        var response = await channel.ReadLineAsync();
        if (response is not null) _raw.Add(response);
        return response;
    }

    private SignInOutcome Outcome(string mechanism, string userName, string password, bool right) =>
        new(right ? Accepted : Refused, new SignIn(mechanism, userName, password, channel.InsideTls, [.. _raw]));

    private static string Decode(string base64) => base64 == "=" ? "" : Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>How an exchange ended.</summary>
/// <param name="SignIn">What was sent; null when the exchange did not come that far.</param>
internal sealed record SignInOutcome(Answer Answer, SignIn? SignIn);
