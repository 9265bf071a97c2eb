namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>A line of the table of replies: every condition that is given must hold.</summary>
/// <param name="Finding">What the reply means; <c>any</c> is the stage's own <c>unavailable</c> or <c>rejected</c>, and keeps the rules below from speaking.</param>
internal sealed record ReplyRule(string Finding)
{
    /// <summary>The finding of a rule that only ends the search.</summary>
    public const string Any = "any";

    /// <summary>Where it is said.</summary>
    public IReadOnlyList<string>? Stages { get; init; }

    /// <summary>Beginnings of the reply code: <c>5</c>, <c>53</c>, <c>535</c>.</summary>
    public IReadOnlyList<string>? Codes { get; init; }

    /// <summary>Enhanced codes (RFC 3463); one that ends with a dot takes all below it, one that begins with <c>x.</c> both classes.</summary>
    public IReadOnlyList<string>? Enhanced { get; init; }

    /// <summary>All of these are said.</summary>
    public IReadOnlyList<ReplyPattern> Says { get; init; } = [];

    /// <summary>All of these are said in one sentence.</summary>
    public IReadOnlyList<ReplyPattern> Together { get; init; } = [];

    /// <summary>None of these is said.</summary>
    public IReadOnlyList<ReplyPattern> Unless { get; init; } = [];

    /// <summary>In a link or host name of the text.</summary>
    public ReplyPattern? Link { get; init; }

    /// <summary>In the host's name or its banner.</summary>
    public ReplyPattern? Host { get; init; }

    /// <summary>The recipient is of another domain than the account and the sender: what a server says of its own mailboxes, it may say of a domain that it does not relay to.</summary>
    public bool Foreign { get; init; }

    private bool AsksForContent => Says.Count + Together.Count > 0 || Enhanced is not null || Link is not null;

    public bool Matches(ReplyContext said) =>
        Fits(Stages, said.StageName, static (asked, stage) => asked == stage)
        && Fits(Codes, said.Code, static (asked, code) => code.StartsWith(asked, StringComparison.Ordinal))
        && (Enhanced is null || said.EnhancedCodes.Any(code => Enhanced.Any(asked => IsEnhanced(asked, code))))
        && (Link is null || said.Names(Link))
        && Says.All(said.Says)
        && (Together.Count == 0 || said.SaysTogether(Together))
        && !Unless.Any(said.Says)
        && (Host is null || said.IsAt(Host))
        && (!Foreign || said.ForeignRecipient);

    // Where stage or code are not known, a rule that asks for more than these may still speak.
    private bool Fits(IReadOnlyList<string>? asked, string? said, Func<string, string, bool> fits) =>
        asked is null || (said is null ? AsksForContent : asked.Any(one => fits(one, said)));

    private static bool IsEnhanced(string asked, string code)
    {
        if (asked.StartsWith("x.", StringComparison.Ordinal)) (asked, code) = (asked[2..], code[2..]);
        return asked.EndsWith('.') ? code.StartsWith(asked, StringComparison.Ordinal) : code == asked;
    }
}
