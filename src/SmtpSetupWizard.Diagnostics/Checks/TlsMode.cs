namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>How a submission port comes to TLS.</summary>
public enum TlsMode
{
    /// <summary>In clear first, upgraded by the STARTTLS command (RFC 3207).</summary>
    Starttls,

    /// <summary>TLS from the first byte (RFC 8314 section 3.3).</summary>
    Implicit,
}
