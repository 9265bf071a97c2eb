#pragma warning disable MA0048 // The outcome belongs to the answer.
using System.Net;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>What was answered about the addresses of a name.</summary>
/// <param name="Addresses">In the order of the answer; empty unless the outcome is <see cref="AddressOutcome.Found"/>.</param>
internal sealed record AddressAnswer(AddressOutcome Outcome, IReadOnlyList<IPAddress> Addresses)
{
    public static AddressAnswer NotFound { get; } = new(AddressOutcome.NotFound, []);
    public static AddressAnswer NoAddress { get; } = new(AddressOutcome.NoAddress, []);
    public static AddressAnswer Failed { get; } = new(AddressOutcome.Failed, []);

    public static AddressAnswer Of(IReadOnlyList<IPAddress> addresses) => addresses.Count == 0 ? NoAddress : new(AddressOutcome.Found, addresses);

    /// <summary>Both families together. What one of them has is used; that the name does not exist is true of both (RFC 8020).</summary>
    public static AddressAnswer Of(AddressAnswer one, AddressAnswer other)
    {
        var outcome = (AddressOutcome)Math.Max((int)one.Outcome, (int)other.Outcome);
        return new(outcome, [.. one.Addresses, .. other.Addresses]);
    }
}

/// <summary>What an answer says; of two answers the higher one counts.</summary>
internal enum AddressOutcome
{
    /// <summary>The name exists (as far as this was asked) and has no address.</summary>
    NoAddress,

    /// <summary>No answer, or one that tells nothing: the other family could have an address.</summary>
    Failed,

    /// <summary>NXDOMAIN.</summary>
    NotFound,

    Found,
}
