using Microsoft.Extensions.Primitives;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Reports;

namespace SmtpSetupWizard.Web.Wizard;

/// <summary>What the person answered so far, as typed. The password is never among the answers. Null: not asked yet.</summary>
public sealed record WizardAnswers
{
    /// <summary>Longer than anything that is valid; what is longer is cut before it is looked at.</summary>
    private const int MaxLength = 2048;

    private const int MaxEndpoints = 16;

    public static WizardAnswers None { get; } = new();

    public string? Address { get; init; }
    public string? Host { get; init; }

    /// <summary>Values of <see cref="EndpointChoice"/>; empty: the usual ones.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    public string? Port { get; init; }
    public string? Tls { get; init; }
    public string? UserName { get; init; }
    public string? Sender { get; init; }
    public string? Prove { get; init; }

    /// <summary>The address that host, user name and sender were filled in from.</summary>
    public string? FilledFrom { get; init; }

    /// <summary>The token of the report that is tried again.</summary>
    public string? Previous { get; init; }

    public bool AreGiven => Address is not null || Host is not null;

    /// <param name="values">The values of a field of the query or the form.</param>
    public static WizardAnswers Read(Func<string, StringValues> values)
    {
        string? One(string name) => values(name) is [.., { } last] ? last[..Math.Min(last.Length, MaxLength)] : null;
        return new()
        {
            Address = One("address"),
            Host = One("host"),
            Endpoints = [.. values("endpoint").OfType<string>().Take(MaxEndpoints).Select(value => value[..Math.Min(value.Length, 32)])],
            Port = One("port"),
            Tls = One("tls"),
            UserName = One("username"),
            Sender = One("sender"),
            Prove = One("prove"),
            FilledFrom = One("filled"),
            Previous = One("previous"),
        };
    }

    public static WizardAnswers Read(IEnumerable<string[]> pairs)
    {
        var fields = pairs.Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return Read(name => new([.. fields[name]]));
    }

    /// <summary>The answers that led to a report, to try again.</summary>
    public static WizardAnswers Of(AskedCheck asked)
    {
        var endpoints = asked.Endpoints.Select(EndpointChoice.Of).ToList();
        var custom = asked.Endpoints.FirstOrDefault(endpoint => !EndpointChoice.Defaults.Contains(EndpointChoice.Of(endpoint)));
        return new()
        {
            Host = asked.Host,
            Endpoints = [.. endpoints.Where(EndpointChoice.Defaults.Contains), EndpointChoice.None],
            Port = custom?.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Tls = custom is null ? null : EndpointChoice.ModeOf(custom.Tls),
            UserName = asked.UserName,
            Sender = asked.Sender,
            Prove = asked.SendTestMessage ? Proving.Message : asked.Sender is not null ? Proving.Sender : Proving.SignIn,
        };
    }

    /// <summary>The fields of the form, in the order of the steps; what is not given is left out.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        if (Address is not null) yield return ("address", Address);
        if (Host is not null) yield return ("host", Host);
        foreach (var endpoint in Endpoints) yield return ("endpoint", endpoint);
        if (Port is not null) yield return ("port", Port);
        if (Tls is not null) yield return ("tls", Tls);
        if (UserName is not null) yield return ("username", UserName);
        if (Sender is not null) yield return ("sender", Sender);
        if (Prove is not null) yield return ("prove", Prove);
        if (FilledFrom is not null) yield return ("filled", FilledFrom);
        if (Previous is not null) yield return ("previous", Previous);
    }

    /// <summary>The endpoints to try: another port first, since somebody asked for it; null: the usual ones.</summary>
    public IReadOnlyList<EndpointInput>? AskedEndpoints()
    {
        var chosen = Endpoints.Where(value => value != EndpointChoice.None).Select(EndpointChoice.Parse);
        EndpointInput[] another = string.IsNullOrWhiteSpace(Port) ? [] : [new(EndpointChoice.Port(Port) ?? 0, Tls ?? "starttls")];
        return Endpoints.Count == 0 && another.Length == 0 ? null : [.. another, .. chosen.Except(another)];
    }
}
