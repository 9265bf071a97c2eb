using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The body of <c>POST /api/v1/explanations</c>. The attributes describe it in the OpenAPI document; the intake judges it.</summary>
public sealed record ExplanationRequest
{
    [Required, Description("An error message or a whole dialogue, at most 64 KiB. Passwords in it are never shown, logged or stored.")]
    public string? Text { get; init; }

    [Description("The server's name, if it is known.")]
    public string? Host { get; init; }

    [Description("Of the texts: en or it.")]
    public string? Language { get; init; }
}
