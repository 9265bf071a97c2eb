using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>Names as records bring them: anything at all.</summary>
internal static class DnsName
{
    private const int MaxName = 253;

    /// <summary>Reads a host name. One with a character that no host has, one that the system would take for an address, and the root are none.</summary>
    /// <param name="value">As the record has it, mostly with a dot at its end.</param>
    public static bool TryHost(string value, [NotNullWhen(true)] out string? host)
    {
        host = null;
        var name = value.EndsWith('.') ? value[..^1] : value;
        if (name.Length is 0 or > MaxName || !name.Contains('.', StringComparison.Ordinal)) return false;
        foreach (var label in name.Split('.'))
        {
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || !label.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')) return false;
        }

        if (IPAddress.TryParse(name, out _) || char.IsAsciiDigit(name[name.LastIndexOf('.') + 1])) return false;
        host = name.ToLowerInvariant();
        return true;
    }
}
