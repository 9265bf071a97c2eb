using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Checking;

namespace SmtpSetupWizard.Web.Reports.Sharing;

/// <summary>
/// Hides the user name and the addresses of a check in everything that is known of it: the one place where a report becomes what others than
/// its owner may read. Servers repeat addresses wherever they like, so every text is looked through, not only the fields that hold them.
/// </summary>
public sealed class AddressMask
{
    private readonly TextMask _text;

    public AddressMask(AskedCheck asked) =>
        _text = new(new[] { asked.UserName, asked.Sender, asked.Recipient }.OfType<string>());

    /// <summary>What others see in place of the user name, or of the address if there is none; null: there is nothing to hide.</summary>
    public static string? NameOf(AskedCheck asked) => new AddressMask(asked).Name(asked.UserName ?? asked.Sender ?? asked.Recipient);

    /// <summary>The whole view as others may read it.</summary>
    public ReportView Of(ReportView view) => view with
    {
        Report = Of(view.Report),
        Asked = view.Asked with { UserName = Name(view.Asked.UserName), Sender = Name(view.Asked.Sender), Recipient = Name(view.Asked.Recipient) },
    };

    public CheckReport Of(CheckReport report) => report with
    {
        Resolution = report.Resolution is { Finding: { } finding } resolution ? resolution with { Finding = Of(finding) } : report.Resolution,
        Verdict = report.Verdict is { } verdict ? Of(verdict) : null,
        Attempts = [.. report.Attempts.Select(Of)],
    };

    public LiveEvent Of(LiveEvent step) => step switch
    {
        StageStep stage => stage with { Stage = Of(stage.Stage) },
        AttemptStep attempt => attempt with { Attempt = Of(attempt.Attempt) },
        VerdictStep verdict => verdict with { Verdict = Of(verdict.Verdict) },
        _ => throw new InvalidOperationException(),
    };

    private Verdict Of(Verdict verdict) => verdict with
    {
        Finding = Of(verdict.Finding),
        Settings = verdict.Settings is { } settings ? settings with { UserName = Name(settings.UserName) } : null,
    };

    private Attempt Of(Attempt attempt) => attempt with
    {
        Finding = attempt.Finding is { } finding ? Of(finding) : null,
        Warnings = [.. attempt.Warnings.Select(Of)],
        Stages = [.. attempt.Stages.Select(Of)],
        Capabilities = [.. attempt.Capabilities.Select(_text.Of)],
        Security = attempt.Security is { Certificate: { } certificate } security ? security with { Certificate = certificate.WithTexts(_text.Of) } : attempt.Security,
        Transcript = [.. attempt.Transcript.Select(line => line with { Line = _text.Of(line.Line) })],
    };

    private StageReport Of(StageReport stage) => stage.Reply is null ? stage : stage with { Reply = _text.Of(stage.Reply) };

    private Finding Of(Finding finding) => finding.Evidence == Evidence.None ? finding : finding with { Evidence = finding.Evidence.WithTexts(_text.Of) };

    private string? Name(string? name) => name is null ? null : _text.Name(name);
}
