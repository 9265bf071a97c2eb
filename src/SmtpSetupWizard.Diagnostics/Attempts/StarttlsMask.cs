using System.Text.RegularExpressions;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>The mark of a device on the way that hides STARTTLS: it overwrites the keyword with X, or the banner with asterisks.</summary>
internal static partial class StarttlsMask
{
    public static bool Seen(Capabilities capabilities, string banner) => capabilities.Lines.Any(line => Keyword().IsMatch(line)) || Banner().IsMatch(banner);

    [GeneratedRegex("^X{4,}[A-Z]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"^[*02 ]{8,}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Banner();
}
