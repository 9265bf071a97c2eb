namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>What is known of a mail provider: a line of <c>providers.json</c>. What people are told besides is a text under its id.</summary>
public sealed record Provider
{
    /// <summary>Keeps its meaning for ever.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }
    public required ProviderKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2; null when it is at home everywhere.</summary>
    public string? Country { get; init; }

    /// <summary>Its own mail domains, ASCII and lower case; <c>*.x</c> is every sub-domain of x. Empty: it only has its customers'.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>Suffixes of the MX hosts of customers' domains.</summary>
    public required IReadOnlyList<string> Mx { get; init; }

    /// <summary>Submission hosts, best first; empty: it offers no SMTP.</summary>
    public required IReadOnlyList<PresetHost> Smtp { get; init; }

    /// <summary>Its IMAP and POP hosts, as far as known.</summary>
    public IReadOnlyList<string> Incoming { get; init; } = [];

    /// <summary>What <see cref="PresetHost.Region"/> can be, as far as known.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public required UserNameForm UserName { get; init; }

    /// <summary>The word, where the form is <see cref="UserNameForm.Literal"/>.</summary>
    public string? UserNameText { get; init; }

    public required PasswordKind Password { get; init; }

    /// <summary>Whether sending from programs must be allowed in the account first.</summary>
    public bool SwitchOnFirst { get; init; }

    /// <summary>The page that makes the password or key.</summary>
    public Uri? PasswordPage { get; init; }

    public Uri? Help { get; init; }
    public required IReadOnlyList<PresetSource> Sources { get; init; }

    /// <summary>When the facts were last compared with their sources.</summary>
    public required DateOnly CheckedOn { get; init; }

    /// <summary>The user name that the address tells; null when it tells none.</summary>
    public string? UserNameOf(TypedAddress address) => UserName switch
    {
        UserNameForm.Email => address.Ascii,
        UserNameForm.Localpart => address.Local,
        UserNameForm.Dotted => $"{address.Local}.{address.Domain}",
        UserNameForm.Literal => UserNameText,
        _ => null,
    };
}
