using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace SmtpSetupWizard.Web.Localization;

/// <summary>
/// The words of the pages: <c>Localization/{language}/{area}.json</c>, flat objects, looked up as <c>area.key</c>.
/// The language is always an argument: a circuit keeps the culture of its WebSocket, not of the page.
/// </summary>
public static class Texts
{
    public const string Fallback = "en";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage = Load();

    /// <summary>The languages there are, the fallback first.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        [Fallback, .. ByLanguage.Keys.Where(language => language != Fallback).Order(StringComparer.Ordinal)];

    /// <summary>The language of a tag such as <c>it</c> or <c>it-CH</c> if there is one, else the fallback.</summary>
    public static string Known(string? tag) => TryKnown(tag) ?? Fallback;

    /// <summary>The language of a tag such as <c>it</c> or <c>it-CH</c>; null when we do not speak it.</summary>
    public static string? TryKnown(string? tag) =>
        tag is null ? null : Languages.FirstOrDefault(language =>
            tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-'));

    /// <summary>The text <paramref name="key"/>, its numbered holes filled in the language's own format.</summary>
    /// <exception cref="KeyNotFoundException">No language has the key: a mistake of ours that a test finds.</exception>
    public static string Get(string language, string key, params ReadOnlySpan<object?> arguments)
    {
        var text = ByLanguage.TryGetValue(language, out var own) && own.TryGetValue(key, out var found) ? found : ByLanguage[Fallback][key];
        return arguments.Length == 0 ? text : string.Format(CultureInfo.GetCultureInfo(language), text, arguments);
    }

    /// <summary>The text of the first of <paramref name="keys"/> that there is: from the particular to the general.</summary>
    /// <exception cref="KeyNotFoundException">There is none of them: a mistake of ours that a test finds.</exception>
    public static string First(string language, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (ByLanguage[Fallback].ContainsKey(key)) return Get(language, key);
        throw new KeyNotFoundException(string.Join(", ", keys));
    }

    /// <summary>The text <paramref name="key"/>, null when there is none.</summary>
    public static string? Find(string language, string key) => ByLanguage[Fallback].ContainsKey(key) ? Get(language, key) : null;

    /// <summary>All keys of a language, for the test that compares them.</summary>
    public static IReadOnlyCollection<string> Keys(string language) => ByLanguage[language].Keys;

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Load()
    {
        const string Marker = ".Localization.";
        var assembly = Assembly.GetExecutingAssembly();
        var texts = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            var at = name.IndexOf(Marker, StringComparison.Ordinal);
            if (at < 0 || !name.EndsWith(".json", StringComparison.Ordinal)) continue;
            var (language, area) = name[(at + Marker.Length)..^".json".Length].Split('.') is [var l, var a] ? (l, a) : throw new InvalidDataException(name);
            using var stream = assembly.GetManifestResourceStream(name)!;
            var keys = texts.TryGetValue(language, out var known) ? known : texts[language] = new(StringComparer.Ordinal);
            foreach (var (key, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!) keys.Add($"{area}.{key}", value);
        }

        return texts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
