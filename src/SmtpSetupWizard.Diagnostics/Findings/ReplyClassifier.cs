using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Tells what a refusing reply means, by the table in <c>Findings/Rules</c>: the first rule that holds.</summary>
internal static class ReplyClassifier
{
    private static readonly IReadOnlyList<ReplyRule> Rules = Load();

    /// <summary>The finding's code. A 4xx or 5xx that no rule explains is <c>unavailable</c> or <c>rejected</c>; another class is <c>malformed</c>.</summary>
    public static string Classify(Stage stage, Reply reply, string host, string banner)
    {
        var name = stage.ToString().ToLowerInvariant();
        if (reply.Class is not (4 or 5)) return $"{name}.malformed";
        var said = new ReplyContext(
            name, reply.Code.ToString(CultureInfo.InvariantCulture), reply.EnhancedCode, reply.Text.ReplaceLineEndings(" "), host, banner);
        return Rules.FirstOrDefault(rule => rule.Matches(said))?.Finding ?? $"{name}.{(reply.Class == 4 ? "unavailable" : "rejected")}";
    }

    private static List<ReplyRule> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("SmtpSetupWizard.Diagnostics.Findings.Rules.replies.json")!;
        var rules = JsonSerializer.Deserialize<List<ReplyRule>>(stream, JsonSerializerOptions.Web)!;
        return rules.FirstOrDefault(rule => !FindingCatalog.Contains(rule.Finding)) is { } unknown
            ? throw new InvalidDataException($"a reply rule names no finding of the catalogue: {unknown.Finding}")
            : rules;
    }
}
