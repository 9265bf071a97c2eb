using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using SmtpSetupWizard.Diagnostics.Discovery;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>Reads the mail addresses of an envelope (RFC 5321 section 4.1.2), without quoted local parts and address literals.</summary>
public static class MailAddressText
{
    private const int MaxLength = 254, MaxLocalLength = 64;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true, AllowUnassigned = true };

    /// <summary>Blanks around it are dropped; the domain comes back in its ASCII form.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? address)
    {
        address = null;
        text = text.Trim();
        var at = text.LastIndexOf('@');
        if (at <= 0 || text.Length > MaxLength) return false;
        var local = text[..at];
        if (Encoding.UTF8.GetByteCount(local) > MaxLocalLength || !IsLocalPart(local)) return false;
        try
        {
            var read = $"{local}@{Idn.GetAscii(text[(at + 1)..]).ToLowerInvariant()}";
            if (read.EndsWith('.') || Encoding.UTF8.GetByteCount(read) > MaxLength) return false;
            address = read;
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsLocalPart(string local) =>
        WellFormedText.IsWellFormed(local) && AddressInput.IsDotString(local) && !local.Any(character => char.GetUnicodeCategory(character) is UnicodeCategory.Format);
}
