using System.Net;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Diagnostics.Network;

/// <summary>A host as a person typed it, understood.</summary>
/// <param name="Ascii">Lower case, A-labels, without a trailing dot; of an address its one canonical spelling, without brackets.</param>
/// <param name="Unicode">The same with U-labels.</param>
/// <param name="Literal">The address, when it is one.</param>
/// <param name="Port">The port that was pasted with it.</param>
/// <param name="Tls">What a pasted scheme says, such as <c>smtps://</c>.</param>
public sealed record TypedHost(string Ascii, string Unicode, IPAddress? Literal, int? Port, TlsMode? Tls)
{
    /// <summary>The endpoint that port and scheme mean together; null when they leave it open.</summary>
    public SubmissionEndpoint? Endpoint => (Port, Tls) switch
    {
        (null, TlsMode.Implicit) => new(465, TlsMode.Implicit),
        (null, _) => null,
        (465 or 2465 or 8465, null) => new(Port.Value, TlsMode.Implicit),
        _ => new(Port.Value, Tls ?? TlsMode.Starttls),
    };
}
