#pragma warning disable MA0048 // The endpoint belongs to its input.
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Checking;

/// <summary>A check as the form or the API brought it, not yet judged. Null and empty mean: not given.</summary>
public sealed record CheckInput
{
    public string? Host { get; init; }
    public string? UserName { get; init; }
    public Secret? Password { get; init; }
    public string? Sender { get; init; }
    public string? Recipient { get; init; }
    public bool SendTestMessage { get; init; }

    /// <summary>Null: the three default ones.</summary>
    public IReadOnlyList<EndpointInput>? Endpoints { get; init; }

    public string? Language { get; init; }

    /// <summary>The token of the report that this check repeats; it counts only if its owner is the same.</summary>
    public string? Previous { get; init; }
}

/// <summary>An endpoint as it was given: <paramref name="Tls"/> is <c>starttls</c> or <c>implicit</c>.</summary>
public sealed record EndpointInput(long? Port, string? Tls);
