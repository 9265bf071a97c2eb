using System.Text.Json.Serialization;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>A diagnosed cause, <c>stage.cause</c>, one of <see cref="FindingCatalog"/>, with what was seen.</summary>
[method: JsonConstructor]
public sealed record Finding(string Code, Evidence Evidence)
{
    public Finding(string code) : this(code, Evidence.None)
    {
    }

    /// <summary>The part after the dot, such as <c>name_mismatch</c>.</summary>
    [JsonIgnore]
    public string Cause => Code[(Code.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
