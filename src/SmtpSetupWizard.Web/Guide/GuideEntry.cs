using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Practice.Scenarios;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Guide;

/// <summary>A finding as one reads about it before it is met.</summary>
/// <param name="Scenario">The practice host that shows it; null for what no check can have on demand.</param>
public sealed record GuideEntry(FindingInfo Info, PracticeScenario? Scenario)
{
    private static readonly Dictionary<string, PracticeScenario> Scenarios =
        PracticeScenarios.All.Where(scenario => scenario.Host == PracticeScenario.HostOf(scenario.Finding)).ToDictionary(scenario => scenario.Finding, StringComparer.Ordinal);

    /// <summary>Every finding there is, in the order of the catalogue.</summary>
    public static IReadOnlyList<GuideEntry> All { get; } = [.. FindingCatalog.All.Select(info => new GuideEntry(info, Scenarios.GetValueOrDefault(info.Code)))];

    public string Code => Info.Code;

    public static GuideEntry? Find(string? code) => All.FirstOrDefault(entry => entry.Code == code);

    /// <summary>Nothing was seen, so the text speaks of what holds in every case.</summary>
    public Explanation Explain(ExplanationLibrary library, string language) =>
        library.Explain(new(Code), new("", null, null, default) { General = true }, language);

    /// <summary>The check of the practice host that shows the finding.</summary>
    public CheckInput? Practise(string language)
    {
        if (Scenario?.Check() is not { } check) return null;
        return new()
        {
            Host = check.Host,
            UserName = check.Credentials?.UserName,
            Password = check.Credentials?.Password,
            Sender = check.Sender,
            SendTestMessage = check.SendTestMessage,
            Language = language,
        };
    }
}
