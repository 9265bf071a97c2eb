using System.Collections.Frozen;
using System.Reflection;

namespace SmtpSetupWizard.Web.Apps;

/// <summary>All apps that the product knows: the files of <c>Catalog/</c>, read once.</summary>
public static class AppCatalog
{
    private static readonly FrozenDictionary<string, MailApp> ById = Load().ToFrozenDictionary(app => app.Id, StringComparer.Ordinal);

    /// <summary>By kind, then by name.</summary>
    public static IReadOnlyList<MailApp> All { get; } = [.. ById.Values.OrderBy(app => app.Kind).ThenBy(app => app.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The few that most people look for.</summary>
    public static IReadOnlyList<MailApp> Featured { get; } = [.. All.Where(app => app.Featured is not null).OrderBy(app => app.Featured)];

    public static MailApp? Find(string? id) => id is null ? null : ById.GetValueOrDefault(id);

    /// <summary>The apps that have every word of the text in their name or keywords; the page's script filters the same way.</summary>
    public static IReadOnlyList<MailApp> Search(string text)
    {
        var words = text.Split((char[]?)null, 8, StringSplitOptions.RemoveEmptyEntries);
        return [.. All.Where(app => words.All(word => SearchText(app).Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>What is searched, in small letters.</summary>
    public static string SearchText(MailApp app) => $"{app.Name} {app.Keywords}".ToLowerInvariant();

    private static IEnumerable<MailApp> Load()
    {
        const string Folder = "Apps/", Extension = ".txt";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return Parse(resource[Folder.Length..^Extension.Length], reader.ReadToEnd());
        }
    }

    private static MailApp Parse(string id, string content)
    {
        try
        {
            return AppFile.Parse(id, content);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or UriFormatException)
        {
            throw new InvalidDataException($"Apps/Catalog/{id}.txt: {exception.Message}", exception);
        }
    }
}
