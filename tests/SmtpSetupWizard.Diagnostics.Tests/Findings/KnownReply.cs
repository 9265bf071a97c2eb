using System.Globalization;
using System.Reflection;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Tests.Findings;

/// <summary>
/// A line of <c>replies.tsv</c>: what a server says, and what it means. Lines of a reply are parted by <c>\n</c>; the server's banner has the provider's name;
/// a recipient at <c>example.org</c> is of another domain than the account.
/// </summary>
internal sealed record KnownReply(string Provider, Stage Stage, string Finding, Reply Reply)
{
    public static IReadOnlyList<KnownReply> All { get; } = [.. Lines().Skip(1).Select(Parse)];

    public string Banner => $"smtp.example.com ESMTP {Provider.ToUpperInvariant()}";

    public bool ForeignRecipient => Stage is Stage.Recipient && Reply.Text.Contains("@example.org", StringComparison.Ordinal);

    /// <summary>What a rule is asked about: a new one each time.</summary>
    public ReplyContext Context => new(
        Stage.ToString().ToLowerInvariant(), Reply.Code.ToString(CultureInfo.InvariantCulture), Reply.EnhancedCode, Reply.Text, "smtp.example.com", Banner, ForeignRecipient);

    public override string ToString() => $"{Provider} at {Stage}: {Reply.Code} {Reply.Text}";

    private static KnownReply Parse(string line)
    {
        var part = line.Split('\t');
        var lines = part[3].Split("\\n");
        return new(part[0], Enum.Parse<Stage>(part[1], ignoreCase: true), part[2], new Reply(int.Parse(lines[0][..3], CultureInfo.InvariantCulture), [.. lines.Select(Text)]));
    }

    private static string Text(string line) => line.Length > 4 ? line[4..] : "";

    private static IEnumerable<string> Lines()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("replies.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
