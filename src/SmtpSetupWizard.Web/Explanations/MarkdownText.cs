using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SmtpSetupWizard.Web.Explanations;

/// <summary>CommonMark of explanations as HTML or plain text: no raw HTML, no images, no links but the ones written as links to http or https.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    /// <summary>HTML that may stand in a page as it is.</summary>
    public static string ToHtml(string commonMark)
    {
        var document = Markdown.Parse(commonMark, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToArray()) Tame(link);
        return document.ToHtml(Pipeline);
    }

    /// <summary>The words without markup.</summary>
    public static string ToPlain(string commonMark) => Markdown.ToPlainText(commonMark, Pipeline).Trim();

    /// <summary>The words without markup, what stands in code made by <paramref name="code"/>, and addresses of links behind their words.</summary>
    public static string ToPlain(string commonMark, Func<string, string> code)
    {
        var document = Markdown.Parse(commonMark, Pipeline);
        foreach (var span in document.Descendants<CodeInline>().ToArray()) span.ReplaceBy(new LiteralInline(code(span.Content)));
        foreach (var link in document.Descendants<LinkInline>().ToArray())
            if (link.Url is { Length: > 0 } url) link.InsertAfter(new LiteralInline($" ({url})"));
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString().Trim();
    }

    /// <summary>The same CommonMark with what stands in code spans changed.</summary>
    public static string WithCode(string commonMark, Func<string, string> change)
    {
        foreach (var span in Markdown.Parse(commonMark, Pipeline).Descendants<CodeInline>().Select(code => code.Span).OrderByDescending(span => span.Start).ToArray())
            commonMark = commonMark[..span.Start] + change(commonMark.Substring(span.Start, span.Length)) + commonMark[(span.End + 1)..];
        return commonMark;
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        return builder.Build();
    }

    private static void Tame(LinkInline link)
    {
        if (!link.IsImage && Uri.TryCreate(link.GetDynamicUrl?.Invoke() ?? link.Url, UriKind.Absolute, out var target) && target.Scheme is "https" or "http")
        {
            link.GetAttributes().AddProperty("rel", "noopener noreferrer");
            return;
        }

        // The words stay, the link goes.
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
