using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Discovery.Sources;

/// <summary>Gets the domain's own configuration document. The address is not told: placeholders are filled in here.</summary>
internal static class Autoconfig
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AbsenceKept = TimeSpan.FromMinutes(1);

    /// <summary>From the sub-domain that the format reserves for it.</summary>
    public static Task<Answered<AutoconfigFacts>> FromSubdomainAsync(OutboundHttp http, string domain, CancellationToken cancellationToken) =>
        GetAsync(http, "autoconfig." + domain, "/mail/config-v1.1.xml", cancellationToken);

    public static Task<Answered<AutoconfigFacts>> FromWellKnownAsync(OutboundHttp http, string domain, CancellationToken cancellationToken) =>
        GetAsync(http, domain, "/.well-known/autoconfig/mail/config-v1.1.xml", cancellationToken);

    private static async Task<Answered<AutoconfigFacts>> GetAsync(OutboundHttp http, string host, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync(host, path, AutoconfigDocument.MaxBytes, cancellationToken) is var (body, maxAge)
                ? new(new(host, AutoconfigDocument.Read(body)), maxAge ?? Kept)
                : new(new(host, []), AbsenceKept);
        }
        catch (OperationCanceledException)
        {
            return new(new(host, []), TimeSpan.Zero);
        }
    }
}
