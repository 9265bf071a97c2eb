using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Attempts;

/// <summary>When every endpoint is silent: whether a known-good host that the operator named for each port is silent too. Then it is our own network.</summary>
internal static class ReferenceProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <summary><c>network.checker_blocked</c>; null when a reference answers, or none is named for one of the ports.</summary>
    public static async Task<Finding?> RunAsync(
        IHostResolver resolver, IReadOnlyDictionary<int, string> references, IReadOnlyList<SubmissionEndpoint> endpoints, AttemptContext context)
    {
        IReadOnlyList<int> ports = [.. endpoints.Select(endpoint => endpoint.Port).Distinct()];
        if (!ports.All(references.ContainsKey)) return null;
        var silent = await Task.WhenAll(ports.Select(port => IsSilentAsync(resolver, references[port], port, context)));
        return silent.All(answer => answer) ? new("network.checker_blocked", new Evidence { Ports = ports }) : null;
    }

    private static async Task<bool> IsSilentAsync(IHostResolver resolver, string host, int port, AttemptContext context)
    {
        using var deadline = new CancellationTokenSource(2 * Limit, context.Clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.Total, context.Cancelled);
        try
        {
            var found = await resolver.ResolveAsync(host, either.Token);
            if (found.Connector is null) return false;
            var result = await context.Connector.ConnectAsync(found, port, Limit, either.Token);
            if (result.Stream is null) return result.Code == "connect.timeout";
            await result.Stream.DisposeAsync();
            return false;
        }
        catch (OperationCanceledException)
        {
            // A slow look-up is no silent port.
            return false;
        }
    }
}
