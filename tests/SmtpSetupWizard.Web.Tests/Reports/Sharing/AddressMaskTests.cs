using System.Text.Json;
using System.Text.Json.Nodes;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Reports.Sharing;
using SmtpSetupWizard.Web.Tests.Results;

namespace SmtpSetupWizard.Web.Tests.Reports.Sharing;

public sealed class AddressMaskTests
{
    private const string Address = "ann.smith@example.com";

    /// <summary>Members that are our own codes, or the host and its addresses.</summary>
    private static readonly HashSet<string> Ours =
        ["host", "code", "finding", "stage", "outcome", "tls", "from", "enhancedCode", "tlsVersion", "address", "addresses", "also", "mechanism", "protocol", "cipher", "keyAlgorithm", "problems"];

    /// <summary>A report with a text in every member that can have one.</summary>
    private static CheckReport Full()
    {
        var evidence = new Evidence { ReplyText = "x", Names = ["x"], NameThatFits = "x", Issuer = "x", Subject = "x", Certificate = "x", Mechanisms = ["x"] };
        var finding = new Finding("tls.name_mismatch", evidence);
        return new()
        {
            Host = "smtp.example.com",
            Resolution = new(["203.0.113.7"], 1, finding),
            Verdict = new(VerdictOutcome.Failed, finding, 0, [], new("smtp.example.com", 587, TlsMode.Starttls, "x", "PLAIN"), 1),
            Attempts =
            [
                new()
                {
                    Endpoint = SubmissionEndpoint.Defaults[0],
                    Finding = finding,
                    Warnings = [finding],
                    Stages = [new(Stage.Tls, StageOutcome.Failed, 1, 1, finding.Code, "x")],
                    Capabilities = ["x"],
                    Security = new("TLS 1.3", "c", new("x", "x", ["x"], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "RSA", 2048, [], [new("x", "x", DateTimeOffset.UnixEpoch)])),
                    Transcript = [new(1, Speaker.Server, "x")],
                },
            ],
        };
    }

    [Fact]
    public void No_text_of_a_report_keeps_the_address()
    {
        var json = JsonNode.Parse(ReportJson.Write(Full()))!;
        var written = Fill(json, "");
        var report = ReportJson.ReadReport(json.ToJsonString());
        var asked = Samples.Asked with { UserName = Address, Sender = Address, Recipient = Address };

        var masked = new AddressMask(asked).Of(Samples.View(ReportStatus.Completed, report, asked));

        Assert.True(written >= 24, $"{written} texts");
        var shown = ReportJson.Write(masked.Report) + JsonSerializer.Serialize(masked.Asked);
        Assert.DoesNotContain("ann.smith", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("a…@example.com", masked.Asked.UserName);
        Assert.Equal("user a…@example.com unknown", masked.Report.Attempts[0].Transcript[0].Line);
        Assert.Equal("smtp.example.com", masked.Report.Host);
    }

    /// <summary>Writes the address into every text that is not ours, and counts them.</summary>
    private static int Fill(JsonNode? node, string name) => node switch
    {
        JsonObject members => members.ToList().Sum(member => member.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String && !Ours.Contains(member.Key) && !DateTimeOffset.TryParse((string)value!, null, out _)
            ? Set(() => members[member.Key] = Said) : Fill(member.Value, member.Key)),
        JsonArray items when !Ours.Contains(name) => Enumerable.Range(0, items.Count).Sum(index => items[index] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? Set(() => items[index] = Said) : Fill(items[index], name)),
        _ => 0,
    };

    private static string Said => $"user {Address} unknown";

    private static int Set(Action set)
    {
        set();
        return 1;
    }
}
