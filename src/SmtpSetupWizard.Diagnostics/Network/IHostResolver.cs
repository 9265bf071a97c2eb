namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>Looks a host up once and applies the egress policy to every address.</summary>
public interface IHostResolver
{
    /// <param name="host">A name in ASCII form or an IP literal.</param>
    ValueTask<ResolvedHost> ResolveAsync(string host, CancellationToken cancellationToken);
}
