using System.ComponentModel;
using SmtpSetupWizard.Web.Cases;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Api;

/// <summary>The body of <c>POST /api/v1/cases</c>. A password is no part of it.</summary>
public sealed record CaseRequest
{
    [Description("A DNS name or an IP literal. Without it the address leads to it.")]
    public string? Host { get; init; }

    [Description("The customer's mail address.")]
    public string? Address { get; init; }

    [Description("The user name that the customer's form begins with; the address, when it is not given.")]
    public string? Username { get; init; }

    [Description("In order of preference, at most 8. By default 587 and 2525 with starttls and 465 with implicit.")]
    public IReadOnlyList<EndpointRequest?>? Endpoints { get; init; }

    [Description("signin (the default), sender (also whether the address may send) or message (also a test message to the customer).")]
    public string? Prove { get; init; }

    [Description("Who asks, as the customer is told. At most 80 characters.")]
    public string? Asker { get; init; }

    [Description("To the customer, plain text, at most 1,000 characters.")]
    public string? Note { get; init; }

    [Description("The customer's: en or it.")]
    public string? Language { get; init; }

    [Description("1h, 1d, 7d (the default) or 30d.")]
    public string? Lifetime { get; init; }

    public CaseInput ToInput() => new()
    {
        Host = Host,
        Address = Address,
        UserName = Username,
        Endpoints = EndpointRequest.ToInputs(Endpoints),
        Prove = Prove,
        Asker = Asker,
        Note = Note,
        Language = Language,
        Lifetime = Lifetime,
    };
}
