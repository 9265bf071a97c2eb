#pragma warning disable MA0048 // The answers to a pasted text are read together.
using SmtpSetupWizard.Diagnostics.Pasted;
using SmtpSetupWizard.Web.Checking;
using SmtpSetupWizard.Web.Explanations;

namespace SmtpSetupWizard.Web.Pasted;

/// <summary>What became of a pasted text.</summary>
public abstract record PastedAnswer;

/// <summary>It was read.</summary>
/// <param name="Reading">What it says; its finding is null when that is nothing known.</param>
/// <param name="Text">The explanation; without a finding, which part of the text is needed.</param>
/// <param name="Host">The server that was given or that the text names, in ASCII form.</param>
public sealed record Explained(PastedReading Reading, Explanation Text, string? Host) : PastedAnswer;

/// <summary>Something in it must be changed.</summary>
/// <param name="Errors">Field name as in the API → messages in the language of the request.</param>
/// <param name="IsTooLarge">Whether the text is longer than what is read.</param>
public sealed record Unreadable(IReadOnlyDictionary<string, string[]> Errors, bool IsTooLarge) : PastedAnswer;

/// <summary>So much came from this client that it has to wait.</summary>
public sealed record TooMuch(Limited Limit) : PastedAnswer;
