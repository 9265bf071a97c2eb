using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Network;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>What all attempts of a check share.</summary>
/// <param name="Host">The name that certificates must carry.</param>
/// <param name="Names">Finds a name of a certificate that leads to the same server.</param>
/// <param name="Certificates">What was judged already.</param>
/// <param name="EhloName">What we call ourselves; null to say the address of the connection.</param>
/// <param name="Total">Ends when the whole check's time is over.</param>
/// <param name="Cancelled">Ends when the person cancels.</param>
internal sealed record AttemptContext(
    string Host, ResolvedHost Target, DualStackConnector Connector, NamesOfSameHost Names, JudgedCertificates Certificates, CheckLimits Limits, CheckClock Clock, string? EhloName,
    CancellationToken Total, CancellationToken Cancelled);
