namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>What was seen; what was not is null. All text from the server is cleaned and at most 512 characters.</summary>
public sealed record Evidence
{
    public static Evidence None { get; } = new();

    /// <summary>Where it was said, when that is not the finding's own stage: the stage's name in lower case.</summary>
    public string? Stage { get; init; }

    public int? ReplyCode { get; init; }

    /// <summary>RFC 3463, such as <c>5.7.8</c>.</summary>
    public string? EnhancedCode { get; init; }

    public string? ReplyText { get; init; }
    public string? Address { get; init; }

    /// <summary>Milliseconds.</summary>
    public int? WaitedMs { get; init; }

    /// <summary>The protocol of a wrong service, such as <c>HTTP</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>The number of a TLS alert (RFC 8446 section 6).</summary>
    public int? Alert { get; init; }

    public string? TlsVersion { get; init; }
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>A name of the certificate that leads to the same address.</summary>
    public string? NameThatFits { get; init; }

    public string? Issuer { get; init; }
    public string? Subject { get; init; }
    public DateTimeOffset? NotBefore { get; init; }
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Which certificate of the chain: its subject.</summary>
    public string? Certificate { get; init; }

    public int? KeyBits { get; init; }
    public IReadOnlyList<string>? Mechanisms { get; init; }

    /// <summary>Bytes.</summary>
    public long? Size { get; init; }

    public IReadOnlyList<int>? Ports { get; init; }

    /// <summary>The same with each text changed that a server can fill with words of its own.</summary>
    public Evidence WithTexts(Func<string, string> change) => this with
    {
        ReplyText = Change(ReplyText, change),
        Protocol = Change(Protocol, change),
        Names = Change(Names, change),
        NameThatFits = Change(NameThatFits, change),
        Issuer = Change(Issuer, change),
        Subject = Change(Subject, change),
        Certificate = Change(Certificate, change),
        Mechanisms = Change(Mechanisms, change),
    };

    private static string? Change(string? text, Func<string, string> change) => text is null ? null : change(text);

    private static string[]? Change(IReadOnlyList<string>? texts, Func<string, string> change) => texts is null ? null : [.. texts.Select(change)];
}
