using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpSetupWizard.Diagnostics.Checks;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A secret is read, and never written.</summary>
public sealed class SecretJson : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new(reader.GetString()!) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue("***");
}
