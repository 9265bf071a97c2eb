#pragma warning disable MA0048 // The kinds of change are read together.
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Changes;

/// <summary>What is otherwise than in the check before, or is still the same trouble.</summary>
public abstract record ReportChange;

/// <summary>Another server was checked.</summary>
public sealed record HostChanged(string Before, string After) : ReportChange;

/// <summary>It works now, or not any more, or fails of another cause.</summary>
/// <param name="Before">The verdict's finding then.</param>
/// <param name="Works">Whether it works now.</param>
public sealed record VerdictChanged(Finding Before, Finding After, bool Works) : ReportChange;

/// <summary>What became of the password.</summary>
public sealed record SignInChanged(SignInTurn Turn) : ReportChange;

/// <summary>An endpoint ended otherwise.</summary>
public sealed record EndpointChanged(SubmissionEndpoint Endpoint, Finding Before, Finding After, bool IsBetter) : ReportChange;

/// <summary>Endpoints that failed then as they do now.</summary>
public sealed record EndpointsStill(IReadOnlyList<SubmissionEndpoint> Endpoints, Finding Finding) : ReportChange;

/// <summary>Endpoints that only one of the checks tried.</summary>
/// <param name="Now">Whether it was this one.</param>
public sealed record EndpointsTried(IReadOnlyList<SubmissionEndpoint> Endpoints, bool Now) : ReportChange;

/// <summary>The host's name leads elsewhere.</summary>
public sealed record AddressesChanged(IReadOnlyList<string> Before, IReadOnlyList<string> After) : ReportChange;

/// <summary>The certificate is another one.</summary>
/// <param name="IsRenewed">Whether issuer and names are the same.</param>
public sealed record CertificateChanged(IReadOnlyList<SubmissionEndpoint> Endpoints, CertificateFacts Before, CertificateFacts After, bool IsRenewed) : ReportChange;

/// <summary>The server offers other mechanisms to sign in with.</summary>
public sealed record MechanismsChanged(IReadOnlyList<SubmissionEndpoint> Endpoints, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : ReportChange;

/// <summary>Something took much longer, or much shorter.</summary>
/// <param name="SignIn">The sign-in; else the way to a secure connection.</param>
public sealed record TimingChanged(SubmissionEndpoint Endpoint, bool SignIn, int BeforeMs, int AfterMs) : ReportChange;

/// <summary>How the sign-in went compared with the check before.</summary>
public enum SignInTurn
{
    Accepted,
    Refused,
    StillRefused,
}
