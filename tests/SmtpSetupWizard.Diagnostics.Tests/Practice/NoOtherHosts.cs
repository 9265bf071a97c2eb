using SmtpSetupWizard.Diagnostics.Network;

namespace SmtpSetupWizard.Diagnostics.Tests.Practice;

/// <summary>Practice tests meet practice hosts alone.</summary>
internal sealed class NoOtherHosts : IHostResolver
{
    public static NoOtherHosts Instance { get; } = new();

    public ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{host} was asked of the real resolver");
}
