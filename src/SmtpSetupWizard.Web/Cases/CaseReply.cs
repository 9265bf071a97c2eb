using System.Text;
using SmtpSetupWizard.Diagnostics.Verdicts;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;
using SmtpSetupWizard.Web.Reports;
using SmtpSetupWizard.Web.Results;

namespace SmtpSetupWizard.Web.Cases;

/// <summary>An answer to a customer, drafted in the customer's language from what the newest run found. Plain text.</summary>
public sealed record CaseReply(string Subject, string Body)
{
    /// <summary>What mail apps take of an address, in characters of the encoded address.</summary>
    private const int MaxAddress = 1900;

    /// <param name="view">Of a report that has ended with a verdict.</param>
    /// <param name="reportAddress">The whole address of the report.</param>
    /// <param name="requestAddress">The whole address of the customer's link; null when it leads nowhere any more.</param>
    public static CaseReply Of(AskedRequest asked, ReportView view, ExplanationLibrary explanations, string reportAddress, string? requestAddress)
    {
        var language = asked.Language;
        string T(string key, params ReadOnlySpan<object?> arguments) => Texts.Get(language, $"reply.{key}", arguments);
        var verdict = view.Report.Verdict!;
        var text = explanations.OfVerdict(view, verdict, language);
        var host = HostName.Display(view.Report.Host);
        var body = new StringBuilder();
        body.Append(T("hello")).Append("\n\n").Append(T("intro", host, Quantities.Moment(language, view.CreatedAt))).Append("\n\n");
        body.Append(text.Title).Append("\n\n").Append(Plain(text.Text).Replace("\n", "\n\n", StringComparison.Ordinal)).Append("\n\n");
        if (text.Steps.Count > 0) body.Append(T("toDo")).Append('\n');
        foreach (var (index, step) in text.Steps.Index()) body.Append(index + 1).Append(". ").Append(Plain(step).ReplaceLineEndings(" ")).Append('\n');
        if (text.Steps.Count > 0) body.Append('\n');
        if (verdict.Settings is { } settings)
        {
            body.Append(T("settings", settings.Host, settings.Port, T(settings.Tls == Diagnostics.Checks.TlsMode.Implicit ? "implicit" : "starttls"))).Append("\n\n");
        }

        if (verdict.Outcome == VerdictOutcome.Failed && requestAddress is not null) body.Append(T("again", requestAddress)).Append("\n\n");
        body.Append(T("result", reportAddress)).Append("\n\n").Append(T("regards"));
        if (asked.Asker is { } asker) body.Append('\n').Append(asker);
        return new(T("subject", host), body.ToString());
    }

    /// <summary>Opens in the agent's mail app; what is too long for that is cut, and the body's end says so.</summary>
    public string MailTo(string? to)
    {
        string Of(string body) => $"mailto:{Uri.EscapeDataString(to ?? "").Replace("%40", "@", StringComparison.Ordinal)}?subject={Uri.EscapeDataString(Subject)}&body={Uri.EscapeDataString(body.Replace("\n", "\r\n", StringComparison.Ordinal))}";
        var (whole, length) = (Of(Body), Body.Length);
        while (whole.Length > MaxAddress && length > 0)
        {
            length = length * 9 / 10;
            if (length > 0 && char.IsHighSurrogate(Body[length - 1])) length--;
            whole = Of(Body[..length] + " …");
        }

        return whole;
    }

    private static string Plain(string commonMark) => MarkdownText.ToPlain(commonMark, ForeignText.Quote);
}
