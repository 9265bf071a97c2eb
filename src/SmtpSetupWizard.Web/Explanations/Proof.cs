namespace SmtpSetupWizard.Web.Explanations;

/// <summary>What a verdict proves, leaves open and rules out: short sentences in the reader's language, plain text.</summary>
public sealed record Proof(IReadOnlyList<string> Proved, IReadOnlyList<string> NotTested, IReadOnlyList<string> RuledOut);
