namespace SmtpSetupWizard.Practice.Certificates;

/// <summary>What is wrong with the certificate that a practice server shows.</summary>
public enum CertificateFlaw
{
    None,
    Expired,
    NotYetValid,
    SelfSigned,

    /// <summary>It names another host.</summary>
    WrongName,

    /// <summary>It comes with an intermediate of an authority that nobody trusts.</summary>
    UntrustedIssuer,

    /// <summary>It comes alone, although an intermediate signed it.</summary>
    IncompleteChain,

    /// <summary>It is for clients only (extended key usage).</summary>
    WrongPurpose,

    /// <summary>RSA with 1,024 bits.</summary>
    WeakKey,

    /// <summary>It is valid for 5 days more.</summary>
    ExpiresSoon,

    /// <summary>The leaf is in order, the intermediate that signed it has expired.</summary>
    ExpiredIntermediate,

    /// <summary>Signed by what a mail-scanning program installs.</summary>
    Intercepted,

    /// <summary>The host stands in the common name alone (RFC 9525 section 2: that no longer counts).</summary>
    CommonNameOnly,
}
