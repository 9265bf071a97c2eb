namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>Where a preset's facts were seen.</summary>
public enum PresetSource
{
    /// <summary>Thunderbird's database, as of 12 March 2026.</summary>
    Ispdb,

    /// <summary>Delta Chat's database, as of 20 April 2026.</summary>
    Delta,

    /// <summary>FairEmail's list, as of 22 August 2026.</summary>
    Fairemail,

    /// <summary>Nodemailer's well-known services, as of 7 August 2026.</summary>
    Nodemailer,

    /// <summary>The provider's own page.</summary>
    Page,

    /// <summary>Seen alike in several public programs.</summary>
    Code,

    /// <summary>From the provider's documentation as known, not read again.</summary>
    Known,
}
