namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>One way to reach a submission server: a port and how it comes to TLS.</summary>
public sealed record SubmissionEndpoint(int Port, TlsMode Tls)
{
    /// <summary>The order of preference when nobody asks for another one.</summary>
    public static IReadOnlyList<SubmissionEndpoint> Defaults { get; } =
        [new(587, TlsMode.Starttls), new(2525, TlsMode.Starttls), new(465, TlsMode.Implicit)];
}
