namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>A domain that looks like a slip.</summary>
/// <param name="Meant">What was probably meant.</param>
/// <param name="IsSure">Whether it is one even if the domain as typed has mail: the near relatives of the great providers' names are mostly taken.</param>
public sealed record MistypedDomain(string Meant, bool IsSure)
{
    /// <summary>Null when the domain looks right.</summary>
    public static MistypedDomain? Read(string domain) => null;
}
