using SmtpSetupWizard.Diagnostics.Attempts;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>What a server's certificate is worth for the host that was typed.</summary>
/// <param name="Causes">What is wrong, in the catalogue's order, such as <c>self_signed</c>; empty: it is trusted for the host.</param>
/// <param name="Evidence">For the first cause.</param>
/// <param name="Facts">What the certificate says, cleaned and bounded.</param>
/// <param name="Warning"><c>tls.expires_soon</c> or null.</param>
public sealed record CertificateJudgement(IReadOnlyList<string> Causes, Evidence Evidence, CertificateFacts Facts, Finding? Warning);
