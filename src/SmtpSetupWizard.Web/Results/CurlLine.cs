using System.Globalization;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Results;

/// <summary>A command that tests an endpoint from the reader's own computer, as far as encryption and without credentials.</summary>
public static class CurlLine
{
    /// <summary>NOOP, since curl otherwise asks for HELP, which many servers do not know.</summary>
    private const string Options = "-v --connect-timeout 10 --max-time 20";

    /// <param name="host">A name in ASCII form, or an IP address.</param>
    /// <param name="program"><c>curl.exe</c> on Windows, where PowerShell calls something else by the bare name.</param>
    /// <param name="ipv6">Whether IPv6 alone is to be tested.</param>
    /// <returns>Safe in cmd.exe, PowerShell and sh alike; null for a host that needs more than a pair of quotation marks to be so.</returns>
    public static string? Of(string host, SubmissionEndpoint endpoint, string program, bool ipv6 = false)
    {
        if (host.Length == 0 || !host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or ':')) return null;
        var name = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        var (secure, scheme) = endpoint.Tls == TlsMode.Implicit ? ("", "smtps") : (" --ssl-reqd", "smtp");
        return string.Create(CultureInfo.InvariantCulture, $"{program} {Options}{(ipv6 ? " -6" : "")}{secure} -X NOOP \"{scheme}://{name}:{endpoint.Port}\"");
    }
}
