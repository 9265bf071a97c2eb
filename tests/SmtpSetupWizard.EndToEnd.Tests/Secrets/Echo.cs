using System.Text;

namespace SmtpSetupWizard.EndToEnd.Tests.Secrets;

/// <summary>How a server gives a secret away.</summary>
/// <param name="Mechanism">The one that it offers: <c>PLAIN</c> or <c>LOGIN</c>.</param>
/// <param name="Replies">From what came, as it came, to what the server says, one reply after the other.</param>
public sealed record Echo(string Name, string Mechanism, Func<string, string[]> Replies)
{
    public static IReadOnlyList<Echo> All { get; } =
    [
        Refusing("raw", Password),
        Refusing("base64", blob => Convert.ToBase64String(Encoding.UTF8.GetBytes(Password(blob)))),
        Refusing("percent-encoded", blob => Uri.EscapeDataString(Password(blob))),
        Refusing("percent-encoded, every byte", blob => string.Concat(Encoding.UTF8.GetBytes(Password(blob)).Select(value => $"%{value:x2}"))),
        Refusing("SASL blob", blob => blob),
        Refusing("SASL blob, decoded", blob => Encoding.UTF8.GetString(Convert.FromBase64String(blob)).Replace('\0', ' ')),
        new("in a long reply", "PLAIN", blob => [$"535-5.7.8 no\r\n535-5.7.8 you said {Password(blob)}\r\n535 5.7.8 or {blob}"]),
        new("in no reply at all", "PLAIN", blob => [$"{Password(blob)} what is this"]),
        new("as a challenge", "PLAIN", blob => [$"334 {blob}"]),
        new("after the sign-in", "PLAIN", blob => ["235 2.7.0 welcome", $"250 2.1.0 {Password(blob)} may send", $"550 5.7.1 {blob} may not", "250 2.0.0 ok"]),
        new("LOGIN", "LOGIN", line => [$"535 5.7.8 {line} is {Encoding.UTF8.GetString(Convert.FromBase64String(line))}"]),
    ];

    private static Echo Refusing(string name, Func<string, string> form) => new(name, "PLAIN", blob => [$"535 5.7.8 refused: {form(blob)} is wrong"]);

    private static string Password(string blob) => Encoding.UTF8.GetString(Convert.FromBase64String(blob)).Split('\0')[2];
}
