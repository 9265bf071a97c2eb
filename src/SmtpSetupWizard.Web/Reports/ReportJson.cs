using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;

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

        return json;
    }

    private static IReadOnlyList<TranscriptLine> Ends(IReadOnlyList<TranscriptLine> lines, int each) =>
        lines.Count <= 2 * each + 1 ? lines : [.. lines.Take(each), lines[each] with { Line = "…" }, .. lines.TakeLast(each)];

    private static SecurityFacts? Short(SecurityFacts? security) => security is { Certificate: { } certificate }
        ? security with { Certificate = certificate with { Names = [.. certificate.Names.Take(10)], Chain = [] } }
        : security;
}
