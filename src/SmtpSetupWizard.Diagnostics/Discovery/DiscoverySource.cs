namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>Where a candidate comes from; what stands first is believed first.</summary>
public enum DiscoverySource
{
    /// <summary>The provider whose own domain it is.</summary>
    Preset,

    /// <summary>The domain's SRV records (RFC 6186, RFC 8314 section 5.1).</summary>
    Srv,

    /// <summary>The domain's own autoconfig document.</summary>
    Autoconfig,

    /// <summary>The provider that the domain's MX leads to.</summary>
    Mx,

    /// <summary>A usual name that exists.</summary>
    Guess,
}
