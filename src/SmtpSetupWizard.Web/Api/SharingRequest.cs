using System.ComponentModel;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Reports.Sharing;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The body of <c>PATCH /api/v1/checks/{token}</c>. What is not given stays as it is.</summary>
public sealed record SharingRequest
{
    [Description("When the link ends: in the future, and not after the report's own lifetime.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [Description("Whether others than the owner see the user name and the addresses.")]
    public bool? ShowAddresses { get; init; }

    /// <summary>What is wrong with it, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors(ReportView view, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (ExpiresAt is null && ShowAddresses is null) errors["body"] = [Texts.Get(Texts.Fallback, "errors.nothingToChange")];
        else if (ExpiresAt <= now) errors["expiresAt"] = [Texts.Get(Texts.Fallback, "errors.expiresInPast")];
        else if (ExpiresAt > view.EndsAtLatest) errors["expiresAt"] = [Texts.Get(Texts.Fallback, "errors.expiresTooLate", view.EndsAtLatest.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))];
        return errors;
    }

    public SharingChange ToChange() => new(ShowAddresses, ExpiresAt);
}
