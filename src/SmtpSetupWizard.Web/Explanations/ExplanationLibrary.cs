using System.Collections.Frozen;
using System.Reflection;
using SmtpSetupWizard.Diagnostics.Checks;
using SmtpSetupWizard.Diagnostics.Findings;
using SmtpSetupWizard.Web.Localization;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>Finds and fills the text of a finding. Pure once loaded; safe for all threads.</summary>
public sealed class ExplanationLibrary
{
    private const string Frame = "forward";
    private const string NothingKnown = "nothing";
    private const string NothingWrong = "worked";

    private readonly FrozenDictionary<(string Language, string Name), ExplanationText> _texts;

    /// <summary>Reads the texts that lie in the assembly.</summary>
    /// <exception cref="InvalidDataException">A file is malformed; the message names it and says why.</exception>
    public ExplanationLibrary() : this(Embedded())
    {
    }

    /// <param name="files">(language, name without extension) → content.</param>
    internal ExplanationLibrary(IEnumerable<(string Language, string Name, string Content)> files) =>
        _texts = files.ToFrozenDictionary(file => (file.Language, file.Name), file => Parse(file.Language, file.Name, file.Content));

    internal IReadOnlyDictionary<(string Language, string Name), ExplanationText> Files => _texts;

    /// <summary>The explanation of an attempt's (or the host's) finding; with <see cref="ExplanationContext.Report"/>, of its verdict.</summary>
    /// <exception cref="KeyNotFoundException">There is no such finding.</exception>
    public Explanation Explain(Finding finding, ExplanationContext context, string language)
    {
        var text = Text(language, FindingCatalog.Get(finding.Code));
        var values = Placeholders.Of(finding, context, language);
        var others = context.Report is { } report ? AcrossAttempts.Of(report) : [];
        var paragraphs = new List<string> { Fill(text.Happened, values.Markdown) ?? "" };
        var steps = Steps(text, values.Markdown).ToList();
        foreach (var group in others)
        {
            var about = values.With(group with { Title = group.Code is { } code ? Title(code, context, group, language) : null });
            var snippet = Get(language, group.Snippet);
            paragraphs.Add(Fill(snippet.Happened, about.Markdown) ?? "");
            steps.AddRange(Steps(snippet, about.Markdown));
        }

        return new(
            FindingActor.Of(finding, context),
            Fill(text.Title, values.Plain)!,
            string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0)),
            steps,
            Forward(text, values, language),
            Fill(text.ForSupport, values.Markdown),
            text.Sources);
    }

    /// <summary>What to say of a pasted text that supports no finding: which part of it is needed; or, where it shows a test that went through, what that means.</summary>
    public Explanation OfNothing(bool worked, string language)
    {
        var text = Get(language, worked ? NothingWrong : NothingKnown);
        return new(Actor.User, Fill(text.Title, _ => null)!, Fill(text.Happened, _ => null)!, [.. Steps(text, _ => null)], null, null, text.Sources);
    }

    /// <summary>What the report's verdict proves; the report must have one.</summary>
    public Proof Prove(CheckReport report, string language) => ProofSentences.Of(report, language);

    private static IEnumerable<string> Steps(ExplanationText text, Func<string, string?> value) =>
        text.Steps.Select(step => Fill(step, value)).OfType<string>();

    private static string? Fill(Template? template, Func<string, string?> value) => template?.Fill(value).Trim() is { Length: > 0 } filled ? filled : null;

    private string Title(string code, ExplanationContext context, OtherEndpoints group, string language)
    {
        var attempt = context.Report!.Attempts.First(attempt => attempt.Endpoint.Port == group.Ports[0] && attempt.Finding?.Code == code);
        var own = Placeholders.Of(attempt.Finding!, context with { Endpoint = attempt.Endpoint, Report = null }, language);
        return Fill(Text(language, FindingCatalog.Get(code)).Title, own.Plain)!;
    }

    private string? Forward(ExplanationText text, Placeholders values, string language) =>
        Fill(text.Forward, values.Plain) is { } message ? Fill(Get(language, Frame).Forward, values.WithMessage(message).Plain) : null;

    private ExplanationText Text(string language, FindingInfo info) =>
        Find(language, info.Code) ?? Find(language, "any." + info.Cause) ?? Find(Texts.Fallback, info.Code) ?? Find(Texts.Fallback, "any." + info.Cause)
        ?? throw new InvalidDataException($"No text for {info.Code}");

    private ExplanationText Get(string language, string name) =>
        Find(language, name) ?? Find(Texts.Fallback, name) ?? throw new InvalidDataException($"No text {name}");

    private ExplanationText? Find(string language, string name) => _texts.GetValueOrDefault((language, name));

    private static ExplanationText Parse(string language, string name, string content)
    {
        try
        {
            var text = ExplanationText.Parse(content);
            if (FindingCatalog.Contains(name) || name is NothingKnown or NothingWrong || name.StartsWith("any.", StringComparison.Ordinal))
            {
                if (text.Title is null) throw new FormatException("It has no title");
                if (text.Happened is null) throw new FormatException("It does not say what happened");
            }
            else if (name != Frame && !name.StartsWith("across.", StringComparison.Ordinal))
            {
                throw new FormatException("There is no such finding");
            }

            return text;
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"Explanations/{language}/{name}.md: {exception.Message}", exception);
        }
    }

    private static IEnumerable<(string Language, string Name, string Content)> Embedded()
    {
        const string Folder = "Explanations/";
        const string Extension = ".md";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            if (resource[Folder.Length..^Extension.Length].Split('/') is not [var language, var name]) throw new InvalidDataException(resource);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (language, name, reader.ReadToEnd());
        }
    }
}
