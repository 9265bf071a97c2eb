using System.Globalization;
using System.Text;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A report for a ticket. Whatever a server or the person wrote stands in code, where it can be no link and no heading.</summary>
public static class ReportMarkdown
{
    public static string Write(ReportDocument report, string language)
    {
        var text = new StringBuilder();
        string T(string key, params ReadOnlySpan<object?> arguments) => Texts.Get(language, $"ticket.{key}", arguments);

        text.Append("# ").AppendLine(report.Verdict?.Title ?? T($"status.{report.Status.ToString().ToLowerInvariant()}")).AppendLine();
        Line(T("host"), Code(report.Host));
        Line(T("when"), report.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        Line(T("link"), report.Url);
        if (report.Resolution is { Addresses.Count: > 0 } resolution) Line(T("addresses"), string.Join(", ", resolution.Addresses.Select(Code)));
        if (report.Resolution?.Finding is { } unresolved) Line(T("finding"), Code(unresolved));
        if (report.Verdict is { } verdict)
        {
            Line(T("finding"), Code(verdict.Finding));
            if (verdict.Also.Count > 0) Line(T("also"), string.Join(", ", verdict.Also.Select(Code)));
            text.AppendLine().AppendLine(verdict.Explanation.TrimEnd()).AppendLine();
            Steps(verdict.Steps);
            if (verdict.Settings is { } settings)
            {
                text.Append("## ").AppendLine(T("settings")).AppendLine();
                Line(T("host"), Code(settings.Host));
                Line(T("port"), Code(settings.Port.ToString(CultureInfo.InvariantCulture)));
                Line(T("security"), Code(settings.Tls.ToString().ToLowerInvariant()));
                if (settings.Username is { } userName) Line(T("userName"), Code(userName));
                text.AppendLine();
            }
        }

        foreach (var attempt in report.Attempts)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {T("attempt", attempt.Port, attempt.Tls.ToString().ToLowerInvariant())}").AppendLine().AppendLine();
            if (attempt.Title is { } title) text.AppendLine(title).AppendLine();
            if (attempt.Finding is { } finding) Line(T("finding"), Code(finding));
            if (attempt.Warnings.Count > 0) Line(T("warnings"), string.Join(", ", attempt.Warnings.Select(Code)));
            if (attempt.Address is { } address) Line(T("addresses"), Code(address));
            if (attempt.Security is { Protocol: { } protocol } security) Line("TLS", Code($"{protocol} {security.Cipher}".TrimEnd()));
            if (attempt.Evidence.ReplyText is { } reply) Line(T("reply"), Code(reply));
            text.AppendLine();
            if (attempt.Transcript.Count > 0)
                Fence(attempt.Transcript.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.AtMs,6} {(line.From == Diagnostics.Attempts.Speaker.Server ? "S" : "C")}: {line.Line}")));
        }

        return text.ToString().ReplaceLineEndings("\n");

        void Line(string label, string value) => text.Append("- ").Append(label).Append(": ").AppendLine(value);

        void Steps(IReadOnlyList<string> steps)
        {
            foreach (var (index, step) in steps.Index())
                text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {step.Trim().ReplaceLineEndings("\n   ")}").AppendLine();
            if (steps.Count > 0) text.AppendLine();
        }

        void Fence(IEnumerable<string> lines)
        {
            var all = lines.Select(OneLine).ToList();
            var fence = new string('`', Math.Max(3, all.Max(LongestRun) + 1));
            text.AppendLine(fence);
            foreach (var line in all) text.AppendLine(line);
            text.AppendLine(fence).AppendLine();
        }
    }

    /// <summary>A code span that holds anything: its fence is longer than any run of backticks in it (CommonMark section 6.1).</summary>
    private static string Code(string value)
    {
        var line = OneLine(value);
        var fence = new string('`', LongestRun(line) + 1);
        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    private static string OneLine(string value) => value.ReplaceLineEndings(" ");

    private static int LongestRun(string value)
    {
        int longest = 0, run = 0;
        foreach (var character in value) longest = Math.Max(longest, run = character == '`' ? run + 1 : 0);
        return longest;
    }
}
