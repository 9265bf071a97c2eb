using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Finds and fills the text of a finding. Pure once loaded; safe for all threads.</summary>
public sealed class ExplanationLibrary
{
    /// <summary>The explanation of an attempt's (or the host's) finding.</summary>
    public Explanation Explain(Finding finding, ExplanationContext context, string language)
    {
        _ = language;
        return new(FindingCatalog.Get(finding.Code).Actor, finding.Code, $"`{context.Host}`: {finding.Code}", [], null, null, []);
    }

    /// <summary>What the report's verdict proves; the report must have one.</summary>
    public Proof Prove(CheckReport report, string language)
    {
        _ = (report, language);
        return new([], [], []);
    }
}
