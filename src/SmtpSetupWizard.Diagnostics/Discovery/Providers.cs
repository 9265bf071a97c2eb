using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Diagnostics.Discovery;

/// <summary>The providers that are known, read once from <c>Discovery/providers.json</c>. Names to look up are ASCII, in any case, without a trailing dot.</summary>
public static class Providers
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false), new EndpointText() },
    };

    private static readonly FrozenDictionary<string, Provider> ById;
    private static readonly FrozenDictionary<string, Provider> ByDomain;
    private static readonly FrozenDictionary<string, Provider> ByParentDomain;
    private static readonly FrozenDictionary<string, Provider> ByMxSuffix;
    private static readonly FrozenDictionary<string, Provider> BySmtpHost;
    private static readonly FrozenDictionary<string, Provider> ByIncomingHost;
    private static readonly (string Before, string After, Provider Provider)[] Regional;

    static Providers()
    {
        All = RuleFile.Read<List<Provider>>("Discovery.providers.json", Strict);
        ById = Index(All.Select(provider => (provider.Id, provider)));
        ByDomain = Index(All.SelectMany(provider => provider.Domains.Where(domain => !IsWildcard(domain)).Select(domain => (domain, provider))));
        ByParentDomain = Index(All.SelectMany(provider => provider.Domains.Where(IsWildcard).Select(domain => (domain[2..], provider))));
        ByMxSuffix = Index(All.SelectMany(provider => provider.Mx.Select(suffix => (suffix, provider))));

        // A host that several providers share belongs to the one that names it first.
        BySmtpHost = Index(All.SelectMany(provider => provider.Smtp.Index().Where(host => host.Item.IsWhole).Select(host => (host.Index, host.Item.Host, provider)))
            .OrderBy(entry => entry.Index).Select(entry => (entry.Host, entry.provider)));
        ByIncomingHost = Index(All.SelectMany(provider => provider.Incoming.Select(host => (host, provider))));
        Regional =
        [
            .. from provider in All
               from host in provider.Smtp
               where host.Host.Contains(PresetHost.Region, StringComparison.Ordinal)
               let parts = host.Host.Split(PresetHost.Region)
               select (parts[0], parts[1], provider),
        ];
    }

    public static IReadOnlyList<Provider> All { get; }

    public static Provider? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Whose mail domain it is.</summary>
    public static Provider? OfDomain(string domain) =>
        ByDomain.GetValueOrDefault(domain) ?? Parents(domain).Skip(1).Select(parent => ByParentDomain.GetValueOrDefault(parent)).FirstOrDefault(found => found is not null);

    /// <summary>Who runs the mail of a domain with this MX host: the longest suffix that fits.</summary>
    public static Provider? OfMx(string host) => Parents(host).Select(suffix => ByMxSuffix.GetValueOrDefault(suffix)).FirstOrDefault(found => found is not null);

    /// <summary>Whose submission host it is.</summary>
    public static Provider? OfSmtpHost(string host)
    {
        if (BySmtpHost.TryGetValue(host, out var provider)) return provider;
        foreach (var (before, after, regional) in Regional)
        {
            if (host.Length > before.Length + after.Length && host.StartsWith(before, StringComparison.OrdinalIgnoreCase) && host.EndsWith(after, StringComparison.OrdinalIgnoreCase)
                && !host.AsSpan(before.Length, host.Length - before.Length - after.Length).Contains('.')) return regional;
        }

        return OfMx(host) is { } owner && owner.Smtp.Any(own => own.Host == PresetHost.Mx) ? owner : null;
    }

    /// <summary>Whose IMAP or POP host it is, when nobody sends through it.</summary>
    public static Provider? OfIncomingHost(string host) => BySmtpHost.ContainsKey(host) ? null : ByIncomingHost.GetValueOrDefault(host);

    /// <summary>The name, then each domain that it lies in.</summary>
    private static IEnumerable<string> Parents(string name)
    {
        while (true)
        {
            yield return name;
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0) yield break;
            name = name[(dot + 1)..];
        }
    }

    private static bool IsWildcard(string domain) => domain.StartsWith("*.", StringComparison.Ordinal);

    private static FrozenDictionary<string, Provider> Index(IEnumerable<(string Key, Provider Provider)> entries) =>
        entries.DistinctBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(entry => entry.Key, entry => entry.Provider, StringComparer.OrdinalIgnoreCase);

    /// <summary>An endpoint as <c>587-starttls</c>.</summary>
    private sealed class EndpointText : JsonConverter<SubmissionEndpoint>
    {
        public override SubmissionEndpoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()?.Split('-') switch
        {
            [var port, "starttls"] => new(int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture), TlsMode.Starttls),
            [var port, "implicit"] => new(int.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture), TlsMode.Implicit),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, SubmissionEndpoint value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
