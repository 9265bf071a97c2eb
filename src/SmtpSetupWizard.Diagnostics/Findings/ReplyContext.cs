namespace SmtpSetupWizard.Diagnostics.Findings;

/// <summary>A refusing reply and where it was said.</summary>
/// <param name="StageName">The stage in lower case.</param>
/// <param name="Code">Three digits.</param>
/// <param name="Text">All lines without their enhanced codes, joined by blanks.</param>
internal sealed record ReplyContext(string StageName, string Code, string? EnhancedCode, string Text, string Host, string Banner);
