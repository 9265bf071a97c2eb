using System.Net;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>What became of connecting to a host.</summary>
/// <param name="Stream">The connection; null when none came about.</param>
/// <param name="Address">Where it leads, or the address whose failure <paramref name="Code"/> tells.</param>
/// <param name="Code"><c>connect.refused</c>, <c>connect.timeout</c> or <c>connect.unreachable</c>; null with a connection.</param>
/// <param name="Ipv6Broken">Tells within 500 ms from the first try whether IPv6, which was tried first, does not work here; null when that is no question.
/// It never fails.</param>
public sealed record ConnectResult(Stream? Stream, IPAddress? Address, string? Code, Task<bool>? Ipv6Broken);
