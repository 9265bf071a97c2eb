#pragma warning disable MA0048 // The endpoint belongs to its request.
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The body of <c>POST /api/v1/checks</c>. The attributes describe it in the OpenAPI document; the intake judges it.</summary>
public sealed record CheckRequest
{
    [Required, Description("A DNS name or an IP literal.")]
    public string? Host { get; init; }

    [Description("Without it only the connection is checked.")]
    public string? Username { get; init; }

    [Description("Used for this check, not stored.")]
    public Secret? Password { get; init; }

    [Description("Adds the envelope dry run: MAIL FROM, RCPT TO, RSET.")]
    public string? Sender { get; init; }

    [Description("The sender, when it is not given.")]
    public string? Recipient { get; init; }

    [Description("Really sends a message, to the sender alone.")]
    public bool? SendTestMessage { get; init; }

    [Description("In order of preference, at most 8. By default 587 and 2525 with starttls and 465 with implicit.")]
    public IReadOnlyList<EndpointRequest?>? Endpoints { get; init; }

    [Description("Of the texts: en or it.")]
    public string? Language { get; init; }

    [Description("The token of an earlier check that this one repeats. Needs its key in X-Owner-Key, which is then the key of this one, too.")]
    public string? Previous { get; init; }

    public CheckInput ToInput() => new()
    {
        Host = Host,
        UserName = Username,
        Password = Password,
        Sender = Sender,
        Recipient = Recipient,
        SendTestMessage = SendTestMessage ?? false,
        Endpoints = EndpointRequest.ToInputs(Endpoints),
        Language = Language,
        Previous = Previous,
    };
}

public sealed record EndpointRequest
{
    [Required, Description("1 to 65535.")]
    public long? Port { get; init; }

    [Required, Description("starttls or implicit.")]
    public string? Tls { get; init; }

    public static IReadOnlyList<EndpointInput>? ToInputs(IReadOnlyList<EndpointRequest?>? endpoints) =>
        endpoints is null ? null : [.. endpoints.Select(endpoint => new EndpointInput(endpoint?.Port, endpoint?.Tls))];
}
