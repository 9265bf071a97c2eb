using System.Text;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>What text may be.</summary>
public static class WellFormedText
{
    /// <summary>Unicode characters, not UTF-16 halves of them.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Whether every surrogate has its other half.</summary>
    public static bool IsUnicode(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[used..];
        }

        return true;
    }

    /// <summary>Whether it is Unicode without control characters: line ends and NUL among them.</summary>
    public static bool IsWellFormed(string text) => IsUnicode(text) && !text.Any(char.IsControl);
}
