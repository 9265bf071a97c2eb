#pragma warning disable MA0048 // The endpoint belongs to its request.
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The body of <c>POST /api/v1/checks</c>. Only the host is required.</summary>
/// <param name="Host">A DNS name or an IP literal.</param>
/// <param name="Username">Without it only the connection is checked.</param>
/// <param name="Recipient">The sender, when it is not given.</param>
/// <param name="Endpoints">In order of preference, at most 8.</param>
/// <param name="Language">Of the texts: <c>en</c> or <c>it</c>.</param>
public sealed record CheckRequest(
    string? Host, string? Username, Secret? Password, string? Sender, string? Recipient, bool? SendTestMessage,
    IReadOnlyList<EndpointRequest?>? Endpoints, string? Language)
{
    public CheckInput ToInput() => new()
    {
        Host = Host,
        UserName = Username,
        Password = Password,
        Sender = Sender,
        Recipient = Recipient,
        SendTestMessage = SendTestMessage ?? false,
        Endpoints = Endpoints is null ? null : [.. Endpoints.Select(endpoint => new EndpointInput(endpoint?.Port, endpoint?.Tls))],
        Language = Language,
    };
}

/// <param name="Port">1 to 65535.</param>
/// <param name="Tls"><c>starttls</c> or <c>implicit</c>.</param>
public sealed record EndpointRequest(long? Port, string? Tls);
