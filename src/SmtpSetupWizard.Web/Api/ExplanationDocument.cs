using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Pasted;

namespace SmtpSetupWizard.Web.Api;

/// <summary>What a pasted text means, as the API says it.</summary>
/// <param name="Finding">Null when the text says nothing known, or shows that nothing is wrong; the texts then say which part of it is needed, or what that means.</param>
/// <param name="Actor">Who can act; null without a finding.</param>
/// <param name="Explanation">CommonMark without HTML.</param>
/// <param name="Steps">Each CommonMark without HTML.</param>
public sealed record ExplanationDocument(string? Finding, Actor? Actor, string Title, string Explanation, IReadOnlyList<string> Steps)
{
    public static ExplanationDocument Of(Explained explained) => new(
        explained.Reading.Finding?.Code,
        explained.Reading.Finding is null ? null : explained.Text.Actor,
        explained.Text.Title,
        explained.Text.Text,
        explained.Text.Steps);
}
