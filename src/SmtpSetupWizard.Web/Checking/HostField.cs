using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>Placeholder until HostInput is there.</summary>
public sealed record HostField(string? Host, SubmissionEndpoint? Endpoint, string? Error)
{
    public static HostField Read(string text, bool allowPrivate)
    {
        _ = allowPrivate;
        return text.Trim() is { Length: > 0 } host ? new(host.ToLowerInvariant(), null, null) : new(null, null, "hostMissing");
    }
}
