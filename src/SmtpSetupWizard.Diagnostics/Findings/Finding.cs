namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>A diagnosed cause, <c>stage.cause</c>, one of <see cref="FindingCatalog"/>, with what was seen.</summary>
public sealed record Finding(string Code, Evidence Evidence)
{
    public Finding(string code) : this(code, Evidence.None)
    {
    }

    /// <summary>The part after the dot, such as <c>name_mismatch</c>.</summary>
    public string Cause => Code[(Code.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
