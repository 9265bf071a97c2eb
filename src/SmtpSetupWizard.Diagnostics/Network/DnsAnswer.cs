#pragma warning disable MA0048 // The outcome belongs to the answer.
using DnsClient.Protocol;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>What DNS says to one question.</summary>
/// <param name="Records">Of the kind that was asked for, at the end of the aliases, in the order of the answer; empty unless answered.</param>
/// <param name="TimeToLive">How long it may be kept: of the shortest-lived record; of a negative answer what its SOA says (RFC 2308 section 5). Zero when nothing came.</param>
internal sealed record DnsAnswer(DnsOutcome Outcome, IReadOnlyList<DnsResourceRecord> Records, TimeSpan TimeToLive)
{
    public static DnsAnswer Failed { get; } = new(DnsOutcome.Failed, [], TimeSpan.Zero);
}

internal enum DnsOutcome
{
    /// <summary>The name exists, with or without records of this kind.</summary>
    Answered,

    /// <summary>NXDOMAIN: neither the name nor one below it exists (RFC 8020).</summary>
    NotFound,

    /// <summary>No answer, or one that tells nothing.</summary>
    Failed,
}
