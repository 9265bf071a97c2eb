using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>What an agent asks a customer to check. Never a password.</summary>
/// <param name="Host">ASCII.</param>
/// <param name="Address">The customer's mail address, if the agent knows it.</param>
/// <param name="Prove">A value of <see cref="Wizard.Proving"/>.</param>
/// <param name="Asker">Who the agent says to be.</param>
/// <param name="Note">Plain text in lines, without characters that nobody sees.</param>
/// <param name="Language">The customer's.</param>
public sealed record AskedRequest(
    string Host, IReadOnlyList<SubmissionEndpoint> Endpoints, string? Address, string? UserName, string Prove, string? Asker, string? Note, string Language)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The user name that the customer's form begins with.</summary>
    public string? FirstUserName => UserName ?? Address;

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static AskedRequest Read(string json) => JsonSerializer.Deserialize<AskedRequest>(json, Options)!;
}
