using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Knowledge that lies in the assembly as JSON. A member that nothing reads is a mistake in the file and fails.</summary>
internal static class RuleFile
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <param name="name">Its place in the project, folders parted by dots, such as <c>Findings.Rules.replies.json</c>.</param>
    /// <param name="options">Null: comments are allowed, and nothing else that is not plain.</param>
    public static T Read<T>(string name, JsonSerializerOptions? options = null)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"SmtpSetupWizard.Diagnostics.{name}")!;
        return JsonSerializer.Deserialize<T>(stream, options ?? Strict)!;
    }
}
