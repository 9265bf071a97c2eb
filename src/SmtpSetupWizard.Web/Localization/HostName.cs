using System.Globalization;

namespace SmtpSetupWizard.Web.Localization;

/// <summary>A host's name as people are shown it.</summary>
public static class HostName
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>An internationalised name in both its forms (RFC 5891): the readable one alone could look like another name.</summary>
    public static string Display(string? host)
    {
        if (string.IsNullOrWhiteSpace(host)) return "";
        host = host.Trim();
        try
        {
            var (ascii, unicode) = (Idn.GetAscii(host), Idn.GetUnicode(Idn.GetAscii(host)));
            return string.Equals(ascii, unicode, StringComparison.OrdinalIgnoreCase) ? host : $"{unicode} ({ascii})";
        }
        catch (ArgumentException)
        {
            return host;
        }
    }
}
