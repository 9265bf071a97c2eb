using System.Net;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>What an operator sets for <see cref="EgressPolicy"/>.</summary>
public sealed record EgressOptions
{
    /// <summary>Submission ports as providers really use them, and 25 (a mail exchanger that also takes submissions).</summary>
    public static IReadOnlyList<int> DefaultPorts { get; } = [25, 26, 465, 587, 588, 2465, 2525, 2526, 2587, 8025, 8465];

    /// <summary>Whether private and loopback addresses, and every port, may be reached: an intranet, a test.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>The ports a check may use on a public address.</summary>
    public IReadOnlyList<int> AllowedPorts { get; init; } = DefaultPorts;

    /// <summary>Networks that are never reached, in whatever form an address of them is embedded; such as the operator's own public ones.</summary>
    public IReadOnlyList<IPNetwork> DeniedNetworks { get; init; } = [];
}
