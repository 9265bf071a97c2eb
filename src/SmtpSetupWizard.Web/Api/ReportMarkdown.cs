using System.Globalization;
using System.Text;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Web.Changes;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A report for a ticket. Whatever a server or the person wrote stands in code, where it can be no link, no heading and no mention.</summary>
public static class ReportMarkdown
{
    public static string Write(ReportDocument report, IReadOnlyList<ReportChange> changes, string language)
    {
        var text = new StringBuilder();
        string T(string key, params ReadOnlySpan<object?> arguments) => Texts.Get(language, $"ticket.{key}", arguments);

        text.Append("# ").AppendLine(report.Verdict?.Title ?? T($"status.{report.Status.ToString().ToLowerInvariant()}")).AppendLine();
        Line(T("host"), Code(report.Host));
        Line(T("when"), ExportTime.Of(report.CreatedAt));
        if (report.Checker is { } checker) Line(T("by"), T("byWhom", Code(checker.Name), checker.Version));
        Line(T("link"), report.Url);
        Line(T("until"), ExportTime.Of(report.ExpiresAt));
        if (report.Resolution is { Addresses.Count: > 0 } resolution) Line(T("addresses"), string.Join(", ", resolution.Addresses.Select(Code)));
        if (report.Resolution?.Finding is { } unresolved) Line(T("finding"), Code(unresolved));
        if (report.Verdict is { } found)
        {
            Line(T("finding"), Code(found.Finding));
            if (found.Also.Count > 0) Line(T("also"), string.Join(", ", found.Also.Select(Code)));
        }

        text.AppendLine();
        if (report.Changes is { } since) Changed(since);
        if (report.Verdict is { } verdict)
        {
            text.AppendLine(Neutral(verdict.Explanation)).AppendLine();
            Steps(verdict.Steps);
            if (verdict.Settings is { } settings) Settings(settings);
        }

        foreach (var attempt in report.Attempts) Tried(attempt);
        return text.ToString().ReplaceLineEndings("\n");

        void Line(string label, string value) => text.Append("- ").Append(label).Append(": ").AppendLine(value);

        void Changed(ChangesDocument since)
        {
            text.Append("## ").AppendLine(T("changes", ExportTime.Of(since.Since))).AppendLine();
            if (changes.Count == 0) text.AppendLine(T("unchanged"));
            foreach (var change in changes) text.Append("- ").AppendLine(ChangeTexts.Of(change, language, Said));
            if (since.Url is { } url) text.AppendLine().AppendLine(url);
            text.AppendLine();
        }

        void Steps(IReadOnlyList<string> steps)
        {
            foreach (var (index, step) in steps.Index())
                text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {Neutral(step).ReplaceLineEndings("\n   ")}").AppendLine();
            if (steps.Count > 0) text.AppendLine();
        }

        void Settings(SettingsDocument settings)
        {
            text.Append("## ").AppendLine(T("settings")).AppendLine();
            Line(T("host"), Code(settings.Host));
            Line(T("port"), Code(settings.Port.ToString(CultureInfo.InvariantCulture)));
            Line(T("security"), Code(settings.Tls.ToString().ToLowerInvariant()));
            if (settings.Username is { } userName) Line(T("userName"), Name(userName));
            text.AppendLine();
        }

        void Tried(AttemptDocument attempt)
        {
            text.Append("## ").AppendLine(T("attempt", attempt.Port, attempt.Tls.ToString().ToLowerInvariant())).AppendLine();
            if (attempt.Title is { } title) text.AppendLine(title).AppendLine();
            if (attempt.Finding is { } finding) Line(T("finding"), Code(finding));
            if (attempt.Warnings.Count > 0) Line(T("warnings"), string.Join(", ", attempt.Warnings.Select(Code)));
            if (attempt.Address is { } address) Line(T("addresses"), Code(address));
            if (attempt.Security is { Protocol: { } protocol } security) Line("TLS", Said($"{protocol} {security.Cipher}".TrimEnd()));
            if (attempt.Evidence.ReplyText is { } reply) Line(T("reply"), Said(reply));
            text.AppendLine();
            if (attempt.Transcript.Count > 0) Fence([.. attempt.Transcript.Select(Transcribed)]);
        }

        void Fence(List<string> lines)
        {
            var fence = new string('`', Math.Max(3, lines.Max(NeutralText.LongestRun) + 1));
            text.AppendLine(fence);
            foreach (var line in lines) text.AppendLine(line);
            text.AppendLine(fence).AppendLine();
        }
    }

    private static string Transcribed(TranscriptLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.AtMs,6} {(line.From == Speaker.Server ? "S" : "C")}: {NeutralText.Of(line.Line)}");

    /// <summary>Our own codes, names and addresses of hosts: these are copied on.</summary>
    private static string Code(string value) => NeutralText.CodeSpan(value.ReplaceLineEndings(" "));

    /// <summary>A server's words.</summary>
    private static string Said(string words) => NeutralText.CodeSpan(NeutralText.Of(words));

    /// <summary>Most are copied into a mail app, where a joiner would be a wrong character.</summary>
    private static string Name(string name) => name.All(character => char.IsLetterOrDigit(character) || character is '.' or '@' or '-' or '_' or '+' or '\\' or '…') && !name.StartsWith('@') ? Code(name) : Said(name);

    private static string Neutral(string commonMark) => MarkdownText.WithCode(commonMark.Trim(), NeutralText.Of);
}
