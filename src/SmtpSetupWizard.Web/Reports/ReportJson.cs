using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Reports;

/// <summary>Reports as they are stored. Members that a later version adds are null in what an earlier one wrote.</summary>
public static class ReportJson
{
    /// <summary>The most bytes of a stored report, in UTF-8.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What is left out, one after the other, until a report fits: the longest and least telling first.</summary>
    private static readonly Func<Attempt, Attempt>[] Cuts =
    [
        attempt => attempt with { Transcript = Ends(attempt.Transcript, 20) },
        attempt => attempt with { Transcript = Ends(attempt.Transcript, 5), Capabilities = [.. attempt.Capabilities.Take(20)] },
        attempt => attempt with { Transcript = [], Security = Short(attempt.Security) },
        attempt => attempt with { Capabilities = [], Security = null, Stages = [.. attempt.Stages.Select(stage => stage with { Reply = null })] },
    ];

    /// <summary>Then the evidence: how many names and mechanisms stay, how many characters of each text, and whether warnings keep theirs.</summary>
    private static readonly (int Names, int Length, bool Evidence)[] FindingCuts = [(10, 200, true), (3, 60, false)];

    public static string Write(AskedCheck asked) => JsonSerializer.Serialize(asked, Options);

    public static AskedCheck ReadAsked(string json) => JsonSerializer.Deserialize<AskedCheck>(json, Options)!;

    public static CheckReport ReadReport(string json) => JsonSerializer.Deserialize<CheckReport>(json, Options)!;

    /// <summary>At most <see cref="MaxBytes"/>: what servers sent at great length is cut.</summary>
    public static string Write(CheckReport report)
    {
        var json = JsonSerializer.Serialize(report, Options);
        foreach (var cut in Cuts)
        {
            if (Encoding.UTF8.GetByteCount(json) <= MaxBytes) break;
            report = report with { Attempts = [.. report.Attempts.Select(cut)] };
            json = JsonSerializer.Serialize(report, Options);
        }

        foreach (var (names, length, evidence) in FindingCuts)
        {
            if (Encoding.UTF8.GetByteCount(json) <= MaxBytes) break;
            json = JsonSerializer.Serialize(report = Short(report, names, length, evidence), Options);
        }

        Debug.Assert(Encoding.UTF8.GetByteCount(json) <= MaxBytes, "A report must fit.");
        return json;
    }

    private static CheckReport Short(CheckReport report, int names, int length, bool evidence)
    {
        return report with
        {
            Verdict = report.Verdict is { } verdict ? verdict with { Finding = Of(verdict.Finding) } : null,
            Attempts =
            [
                .. report.Attempts.Select(attempt => attempt with
                {
                    Finding = attempt.Finding is { } finding ? Of(finding) : null,
                    Warnings = [.. attempt.Warnings.Select(warning => evidence ? Of(warning) : new(warning.Code))],
                }),
            ],
        };

        Finding Of(Finding finding) => finding with { Evidence = Short(finding.Evidence, names, length) };
    }

    private static Evidence Short(Evidence evidence, int names, int length)
    {
        return evidence with
        {
            ReplyText = Text(evidence.ReplyText),
            Names = Texts(evidence.Names),
            NameThatFits = Text(evidence.NameThatFits),
            Issuer = Text(evidence.Issuer),
            Subject = Text(evidence.Subject),
            Certificate = Text(evidence.Certificate),
            Mechanisms = Texts(evidence.Mechanisms),
        };

        string? Text(string? text) => text is not null && text.Length > length ? text[..length] + "…" : text;
        string[]? Texts(IReadOnlyList<string>? texts) => texts is null ? null : [.. texts.Take(names).Select(text => Text(text)!)];
    }

    private static IReadOnlyList<TranscriptLine> Ends(IReadOnlyList<TranscriptLine> lines, int each) =>
        lines.Count <= 2 * each + 1 ? lines : [.. lines.Take(each), lines[each] with { Line = "…" }, .. lines.TakeLast(each)];

    private static SecurityFacts? Short(SecurityFacts? security) => security is { Certificate: { } certificate }
        ? security with { Certificate = certificate with { Names = [.. certificate.Names.Take(10)], Chain = [] } }
        : security;
}
