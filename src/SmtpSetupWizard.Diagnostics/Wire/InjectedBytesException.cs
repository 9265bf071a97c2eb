namespace SmtpSetupWizard.Diagnostics.Wire;

/// <summary>A server sent bytes in clear behind its reply to STARTTLS, before our ClientHello (CVE-2011-0411's mirror image).</summary>
public sealed class InjectedBytesException() : IOException("bytes came before the ClientHello");
