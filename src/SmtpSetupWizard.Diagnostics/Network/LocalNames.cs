namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Names that public DNS does not know: they stay inside a network, or exist nowhere.</summary>
internal static class LocalNames
{
    /// <summary>Special-use names (RFC 6761 and its registry) that lead to this machine or into its own network.</summary>
    private static readonly string[] Inside =
    [
        "localhost", // RFC 6761 section 6.3
        "local", // multicast DNS, RFC 6762
        "internal", // kept free for private networks by ICANN
        "home.arpa", // RFC 8375
    ];

    /// <summary>Names of which DNS is to say that they do not exist.</summary>
    private static readonly string[] Nowhere =
    [
        "invalid", // RFC 6761 section 6.4
        "test", // RFC 6761 section 6.2
        "example", // RFC 2606
        "onion", // RFC 7686
        "alt", // RFC 9476
    ];

    /// <summary>Whether <paramref name="name"/> means something only inside the network of whoever asks; a single label always does.</summary>
    /// <param name="name">ASCII, without a trailing dot.</param>
    public static bool LeadsInside(string name) => (IsSingleLabel(name) && !ExistsNowhere(name)) || IsBelow(name, Inside);

    /// <summary>Whether it is <c>localhost</c> or below it (RFC 6761 section 6.3).</summary>
    public static bool IsThisMachine(string name) => IsBelow(name, ["localhost"]);

    public static bool ExistsNowhere(string name) => IsBelow(name, Nowhere);

    private static bool IsSingleLabel(string name) => !name.Contains('.', StringComparison.Ordinal);

    private static bool IsBelow(string name, string[] parents) => Array.Exists(parents, parent =>
        name.EndsWith(parent, StringComparison.OrdinalIgnoreCase) && (name.Length == parent.Length || name[^(parent.Length + 1)] == '.'));
}
