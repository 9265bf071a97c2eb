using System.Globalization;
using System.Text;
using SmtpSetupWizard.Web.Explanations;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Api;

/// <summary>A report for a mail: plain text in lines that every mail app shows whole. The dialogues stay behind the link.</summary>
public static class ReportText
{
    private const int Width = 76;

    public static string Write(ReportDocument report, string language)
    {
        var text = new StringBuilder();
        string T(string key, params ReadOnlySpan<object?> arguments) => Texts.Get(language, $"ticket.{key}", arguments);

        Wrap(report.Verdict?.Title ?? T($"status.{report.Status.ToString().ToLowerInvariant()}"));
        text.AppendLine();
        List<(string Label, string Value)> facts = [(T("host"), report.Host), (T("when"), ExportTime.Of(report.CreatedAt))];
        if (report.Checker is { } checker) facts.Add((T("by"), T("byWhom", checker.Name, checker.Version)));
        facts.Add((T("link"), report.Url));
        facts.Add((T("until"), ExportTime.Of(report.ExpiresAt)));
        if (report.Verdict?.Finding is { } code) facts.Add((T("finding"), code));
        Table(facts);
        if (report.Changes is { } changes)
        {
            Heading(T("changes", ExportTime.Of(changes.Since)));
            foreach (var change in changes.Texts.DefaultIfEmpty(T("unchanged"))) Wrap(NeutralText.Of(change), "- ", "  ");
        }

        if (report.Verdict is { } verdict)
        {
            text.AppendLine();
            text.AppendJoin("\n\n", Plain(verdict.Explanation).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(paragraph => Wrapped(paragraph))).AppendLine();
            if (verdict.Steps.Count > 0) Heading(T("toDo"));
            foreach (var (index, step) in verdict.Steps.Index())
            {
                var number = string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ");
                Wrap(Plain(step).ReplaceLineEndings(" "), number, new(' ', number.Length));
            }

            if (verdict.Settings is { } settings)
            {
                Heading(T("settings"));
                facts = [(T("host"), settings.Host), (T("port"), settings.Port.ToString(CultureInfo.InvariantCulture)), (T("security"), settings.Tls.ToString().ToLowerInvariant())];
                if (settings.Username is { } userName) facts.Add((T("userName"), userName.ReplaceLineEndings(" ")));
                Table(facts);
            }
        }

        if (report.Attempts.Count > 0) Heading(T("tried"));
        foreach (var attempt in report.Attempts)
        {
            Wrap($"{T("attempt", attempt.Port, attempt.Tls.ToString().ToLowerInvariant())}: {attempt.Title ?? attempt.Finding ?? "–"}", "- ", "  ");
            if (attempt.Evidence.ReplyText is { } reply) Wrap($"{T("reply")}: {ForeignText.Quote(NeutralText.Of(reply))}", "  ", "  ");
        }

        return text.ToString().ReplaceLineEndings("\n");

        void Heading(string heading)
        {
            text.AppendLine();
            Wrap(heading);
            text.Append('-', Math.Min(heading.Length, Width)).AppendLine();
        }

        void Table(List<(string Label, string Value)> rows)
        {
            var wide = rows.Max(row => row.Label.Length) + 2;
            foreach (var (label, value) in rows) text.Append((label + ":").PadRight(wide)).AppendLine(value);
        }

        void Wrap(string paragraph, string first = "", string next = "") => text.AppendLine(Wrapped(paragraph, first, next));
    }

    private static string Wrapped(string paragraph, string first = "", string next = "")
    {
        List<StringBuilder> lines = [new(first)];
        var begun = false;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (begun && lines[^1].Length + 1 + word.Length > Width)
            {
                lines.Add(new(next));
                begun = false;
            }

            if (begun) lines[^1].Append(' ');
            lines[^1].Append(word);
            begun = true;
        }

        return string.Join('\n', lines);
    }

    /// <summary>Words of others, which stand in code, between quotation marks.</summary>
    private static string Plain(string commonMark) => MarkdownText.ToPlain(commonMark, words => ForeignText.Quote(NeutralText.Of(words)));
}
