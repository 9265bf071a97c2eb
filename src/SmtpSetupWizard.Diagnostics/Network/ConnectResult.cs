using System.Net;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>What became of connecting to a host.</summary>
/// <param name="Stream">The connection; null when none came about.</param>
/// <param name="Address">Where it leads, or the address whose failure <paramref name="Code"/> tells.</param>
/// <param name="Code"><c>connect.refused</c>, <c>connect.timeout</c> or <c>connect.unreachable</c>; null with a connection.</param>
/// <param name="BrokenIpv6">Tells within 500 ms from the first try which IPv6 address, tried first, does not work here; its result is null when IPv6 works,
/// it is null itself when that is no question. It never fails.</param>
public sealed record ConnectResult(Stream? Stream, IPAddress? Address, string? Code, Task<IPAddress?>? BrokenIpv6);
