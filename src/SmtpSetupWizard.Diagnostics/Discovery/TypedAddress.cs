namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>A mail address as a person typed it, understood.</summary>
/// <param name="Local">What stands before the @, as typed.</param>
/// <param name="Domain">Lower case, A-labels, without a trailing dot.</param>
public sealed record TypedAddress(string Local, string Domain)
{
    public string Ascii => $"{Local}@{Domain}";
}
