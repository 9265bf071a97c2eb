using System.Net;
using SmtpSetupWizard.Diagnostics.Discovery;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Checking.Limits;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Discovery;

/// <summary>The one door for an address whose servers are looked for, from the wizard and from the API: understands it, applies the limit, asks. Nothing is kept under the address.</summary>
public sealed class DiscoveryIntake(DiscoveryRunner runner, SubmissionLimits limits)
{
    /// <param name="typed">As it was typed.</param>
    /// <param name="language">Of the errors.</param>
    /// <returns>The address, or what is wrong with it.</returns>
    public static (TypedAddress? Address, string? Error) Understand(string? typed, string language)
    {
        var (address, error) = AddressInput.Parse(typed);
        return (address, error is null ? null : Texts.Get(language, $"errors.{error}"));
    }

    /// <summary>The limit, when this client has reached it; null lets it in. What is known without asking anybody counts for nothing.</summary>
    /// <param name="client">The address that the limit counts for.</param>
    public Limited? Enter(TypedAddress address, IPAddress client) => DiscoveryRunner.FindPreset(address) is null ? limits.Discover(client) : null;

    /// <inheritdoc cref="DiscoveryRunner.FindAsync"/>
    public IAsyncEnumerable<DiscoveryResult> FindAsync(TypedAddress address, CancellationToken cancellationToken) => runner.FindAsync(address, cancellationToken);

    /// <inheritdoc cref="DiscoveryRunner.FindBestAsync"/>
    public Task<DiscoveryResult> FindBestAsync(TypedAddress address, CancellationToken cancellationToken) => runner.FindBestAsync(address, cancellationToken);
}
