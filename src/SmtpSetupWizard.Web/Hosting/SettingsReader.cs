#pragma warning disable MA0048 // The delegate belongs to its reader.
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace SmtpSetupWizard.Web.Hosting;

/// <summary>Reads a value from its text; false for what is none.</summary>
public delegate bool TryParse<T>(string text, [MaybeNullWhen(false)] out T value);

/// <summary>Reads settings and collects what is wrong with them, each problem naming its key, so that an operator sees all at once.</summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    /// <exception cref="SettingsException">Something was wrong.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0) throw new SettingsException(_problems);
    }

    public string? Text(string key) => string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    public bool Flag(string key, bool otherwise) => Value<bool>(key, otherwise, "true or false", bool.TryParse);

    public int Number(string key, int otherwise, int least, int most) =>
        Value(key, otherwise, $"a whole number from {least} to {most}", (string text, out int number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);

    public TimeSpan Duration(string key, TimeSpan otherwise, TimeSpan most) =>
        Value(key, otherwise, $"a time such as 00:00:08, over zero and at most {most:c}", (string text, out TimeSpan time) =>
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out time) && time > TimeSpan.Zero && time <= most);

    /// <param name="form">What the value must be, for the message.</param>
    public T Value<T>(string key, T otherwise, string form, TryParse<T> parse)
    {
        if (Text(key) is not { } text) return otherwise;
        if (parse(text, out var value)) return value;
        Wrong(key, $"'{text}' is not {form}");
        return otherwise;
    }

    /// <summary>A list: an array, an array as JSON text (from an environment variable), or its values separated by commas. Null when it is not set.</summary>
    public IReadOnlyList<T>? List<T>(string key, string form, TryParse<T> parse)
    {
        var texts = configuration.GetSection(key).GetChildren().Select(child => (child.Path, Text: child.Value?.Trim() ?? "")).ToList();
        if (texts.Count == 0)
        {
            if (Text(key) is not { } line) return null;
            texts = Json(line) is { ValueKind: JsonValueKind.Array } array
                ? [.. array.EnumerateArray().Select(element => (key, element.ToString().Trim()))]
                : [.. line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => (key, text))];
        }

        List<T> values = [];
        foreach (var (path, text) in texts)
        {
            if (parse(text, out var value)) values.Add(value);
            else Wrong(path, $"'{text}' is not {form}");
        }

        return values;
    }

    /// <summary>The keys and values directly below a section, or in an object as JSON text in its place.</summary>
    public IEnumerable<(string Key, string? Value)> Entries(string section)
    {
        if (Text(section) is not { } text) return configuration.GetSection(section).GetChildren().Select(child => (child.Key, child.Value));
        if (Json(text) is { ValueKind: JsonValueKind.Object } entries) return entries.EnumerateObject().Select(entry => (entry.Name, (string?)entry.Value.ToString()));
        Wrong(section, $"'{text}' is no section, and no JSON object");
        return [];
    }

    /// <summary>Null for what is no JSON: an IPv6 address with its port also begins with a bracket.</summary>
    private static JsonElement? Json(string text)
    {
        try
        {
            return text[0] is '[' or '{' ? JsonSerializer.Deserialize<JsonElement>(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Wrong(string key, string why) => _problems.Add($"{key}: {why}.");
}
