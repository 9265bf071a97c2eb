namespace SmtpSetupWizard.Diagnostics.Checks;

/// <summary>A password. It prints as <c>***</c> and never serializes; <see cref="Reveal"/> is called by the sign-in alone.</summary>
public sealed class Secret(string value)
{
    private readonly string _value = value;

    /// <summary>The password itself.</summary>
    public string Reveal() => _value;

    public override string ToString() => "***";
}
