using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>What the host field says.</summary>
/// <param name="Host">The name in ASCII form or the address; null when <paramref name="Error"/> is set.</param>
/// <param name="Endpoint">What was pasted with it.</param>
/// <param name="Error">Key below <c>errors.</c> in the texts.</param>
public sealed record HostField(string? Host, SubmissionEndpoint? Endpoint, string? Error)
{
    public static HostField Read(string text)
    {
        var (host, error) = HostInput.Parse(text);
        return new(host?.Ascii, host?.Endpoint, error);
    }
}
