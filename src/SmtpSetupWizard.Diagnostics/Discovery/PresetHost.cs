using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>A submission host of a provider.</summary>
/// <param name="Host">Lower case. <c>{mx}</c>: the customer's own server, found as the MX of the domain; <c>{region}</c> stands for one of <see cref="Provider.Regions"/>.</param>
/// <param name="Endpoints">Those that the sources name, in the order to try them.</param>
/// <param name="ForOwnDomains">Whether it is the host for customers' own domains, where the provider tells them apart.</param>
public sealed record PresetHost(string Host, IReadOnlyList<SubmissionEndpoint> Endpoints, bool ForOwnDomains = false)
{
    public const string Mx = "{mx}";
    public const string Region = "{region}";

    /// <summary>Whether it is a name as it stands.</summary>
    public bool IsWhole => !Host.Contains('{', StringComparison.Ordinal);
}
