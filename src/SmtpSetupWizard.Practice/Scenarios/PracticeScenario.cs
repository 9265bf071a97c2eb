using System.Net;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Practice.Scripts;

namespace SmtpSetupWizard.Practice.Scenarios;

/// <summary>A host under <c>practice.test</c> and what a check of it meets.</summary>
public sealed record PracticeScenario
{
    public const string Domain = "practice.test";
    public const string UserName = "ann@practice.test";

    /// <summary>Any will do; it has no word of a host or reply in it, since it is masked wherever a server says it.</summary>
    public const string Password = "example-password";

    /// <summary>The full name, such as <c>auth-invalid-credentials.practice.test</c>.</summary>
    public required string Host { get; init; }

    /// <summary>The code that a check of this host shows; for a warning, in <c>warnings</c> of an attempt and a verdict that is ready.</summary>
    public required string Finding { get; init; }

    /// <summary>What the check must ask for.</summary>
    public Need Need { get; init; } = Need.Credentials;

    /// <summary>Set when the name itself does not resolve.</summary>
    public string? ResolveFinding { get; init; }

    /// <summary>Addresses kept for documentation (RFC 5737, RFC 3849).</summary>
    public IReadOnlyList<IPAddress> Addresses { get; init; } = [IPAddress.Parse("192.0.2.25")];

    /// <summary>Shorter limits, where the finding is a time-out: nobody wants to watch silence.</summary>
    public CheckLimits? Limits { get; init; }

    /// <summary>What answers on each port; every port without a say refuses.</summary>
    public Func<PracticeCall, PortBehaviour> Port { get; init; } = _ => PortBehaviour.Refused;

    /// <summary>The host of a label, or of a finding's code: dots and underscores become hyphens.</summary>
    public static string HostOf(string label) => $"{label.Replace('.', '-').Replace('_', '-')}.{Domain}";

    /// <summary>The check that meets the finding, as the API takes it.</summary>
    public SubmissionCheck Check(string password = Password) => new()
    {
        Host = Host,
        Credentials = Need == Need.Connection ? null : new Credentials(UserName, new Secret(password)),
        Sender = Need is Need.Envelope or Need.TestMessage ? UserName : null,
        SendTestMessage = Need == Need.TestMessage,
    };
}
