using System.Globalization;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Wizard;

/// <summary>An endpoint as a value of the form: <c>587-starttls</c>, <c>465-implicit</c>.</summary>
public static class EndpointChoice
{
    /// <summary>Stands in the form beside the boxes, so that no box ticked can be told from no form sent.</summary>
    public const string None = "none";

    public static IReadOnlyList<string> Defaults { get; } = [.. SubmissionEndpoint.Defaults.Select(Of)];

    public static string Of(SubmissionEndpoint endpoint) => string.Create(CultureInfo.InvariantCulture, $"{endpoint.Port}-{ModeOf(endpoint.Tls)}");

    public static string ModeOf(TlsMode tls) => tls == TlsMode.Implicit ? "implicit" : "starttls";

    /// <summary>As the check's intake takes it; what is no endpoint is left for it to refuse.</summary>
    public static EndpointInput Parse(string value)
    {
        var (port, mode) = value.IndexOf('-') is >= 0 and var at ? (value[..at], value[(at + 1)..]) : (value, null);
        return new(Port(port), mode);
    }

    /// <summary>Null when it is no number.</summary>
    public static long? Port(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
