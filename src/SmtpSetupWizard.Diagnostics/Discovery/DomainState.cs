namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>What DNS says of the mail of a domain.</summary>
public enum DomainState
{
    /// <summary>It was not asked, or is being asked.</summary>
    Unknown,

    /// <summary>It has an MX, or an address that stands for one (RFC 5321 section 5.1).</summary>
    HasMail,

    /// <summary>It does not exist.</summary>
    NotFound,

    /// <summary>It exists and has neither an MX nor an address.</summary>
    NoMail,

    /// <summary>It says that it takes no mail (null MX, RFC 7505).</summary>
    RefusesMail,

    /// <summary>No name server answered.</summary>
    Unanswered,
}
