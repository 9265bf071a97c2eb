using System.Net;

namespace SmtpSetupWizard.Practice;

/// <summary>A connection that somebody opens to a practice host.</summary>
/// <param name="Number">How many connections to this address and port came before it in this check.</param>
public sealed record PracticeCall(IPAddress Address, int Port, int Number)
{
    /// <summary>Whether TLS from the first byte is the custom on this port (RFC 8314; 2465 and 8465 are providers' own).</summary>
    public bool ImplicitTls => Port is 465 or 2465 or 8465 or 443 or 993 or 995;
}
