using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Api;

/// <summary>JSON as the API speaks it: camelCase, enum values in snake_case, times in UTC with a Z.</summary>
public static class ApiJson
{
    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.AllowDuplicateProperties = false;
        json.MaxDepth = 32;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        json.Converters.Add(new UtcTime());
        json.Converters.Add(new SecretJson());
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutWhatWasNotSeen);
    }

    /// <summary>Evidence has only the keys of what was seen.</summary>
    private static void LeaveOutWhatWasNotSeen(JsonTypeInfo type)
    {
        if (type.Type != typeof(Evidence)) return;
        foreach (var property in type.Properties) property.ShouldSerialize = static (_, value) => value is not null;
    }

    private sealed class UtcTime : JsonConverter<DateTimeOffset>
    {
        /// <summary>Without an offset it is UTC, wherever this runs.</summary>
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String) throw new JsonException();
            var time = reader.GetDateTime();
            return new(time.Kind == DateTimeKind.Unspecified ? time : time.ToUniversalTime(), TimeSpan.Zero);
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
    }
}
