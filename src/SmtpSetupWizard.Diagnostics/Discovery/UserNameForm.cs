namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>What a provider wants as user name.</summary>
public enum UserNameForm
{
    /// <summary>The whole address.</summary>
    Email,

    /// <summary>What stands before the @.</summary>
    Localpart,

    /// <summary>The address with a dot in place of the @.</summary>
    Dotted,

    /// <summary>One word that is the same for everybody.</summary>
    Literal,

    /// <summary>Something that the address does not tell, such as a key.</summary>
    Described,

    /// <summary>There is no sign-in.</summary>
    None,
}
