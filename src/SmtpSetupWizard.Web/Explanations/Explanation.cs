using SmtpSetupWizard.Diagnostics.Findings;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>What a finding means to a person, in one language, its placeholders filled from the evidence.</summary>
/// <param name="Actor">Who can act, by the evidence.</param>
/// <param name="Title">One plain sentence, no markup and nothing from the server.</param>
/// <param name="Text">What happened: CommonMark without HTML. Words of the server stand in code spans or blocks, never as links.</param>
/// <param name="Steps">What to do, each CommonMark without HTML; can be empty.</param>
/// <param name="Forward">A message to the actor, plain text; null when nobody but the reader can act.</param>
/// <param name="ForSupport">CommonMark for support staff; null when there is nothing to add.</param>
/// <param name="Sources">Standards with section numbers, CommonMark.</param>
public sealed record Explanation(
    Actor Actor, string Title, string Text, IReadOnlyList<string> Steps, string? Forward, string? ForSupport, IReadOnlyList<string> Sources);
