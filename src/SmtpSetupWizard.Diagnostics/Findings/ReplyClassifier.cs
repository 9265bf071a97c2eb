using System.Globalization;
using SmtpSetupWizard.Diagnostics.Attempts;
using SmtpSetupWizard.Diagnostics.Wire;

namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>Tells what a refusing reply means, by the table in <c>Findings/Rules</c>: the first rule that holds.</summary>
internal static class ReplyClassifier
{
    /// <summary>
    /// The finding's code, as a check has it. A 4xx or 5xx that no rule explains, or whose finding only pasted texts have, is
    /// <c>unavailable</c> or <c>rejected</c>; another class is <c>malformed</c>.
    /// </summary>
    public static string Classify(Stage stage, Reply reply, string host, string banner, bool foreignRecipient = false)
    {
        var name = stage.ToString().ToLowerInvariant();
        if (reply.Class is not (4 or 5)) return $"{name}.malformed";
        var said = new ReplyContext(name, reply.Code.ToString(CultureInfo.InvariantCulture), reply.EnhancedCode, reply.Text, host, banner, foreignRecipient);
        return Find(said) is { } finding && finding != ReplyRule.Any && !FindingCatalog.Get(finding).PastedOnly
            ? finding
            : $"{name}.{(reply.Class == 4 ? "unavailable" : "rejected")}";
    }

    /// <summary>The finding of the first rule that holds, pasted-only ones included; <see cref="ReplyRule.Any"/> when a rule says that nothing more is known, null when none holds.</summary>
    public static string? Find(ReplyContext said) => ReplyRules.Table.All.FirstOrDefault(rule => rule.Matches(said))?.Finding;
}
