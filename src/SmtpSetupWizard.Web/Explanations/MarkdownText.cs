using Markdig;
using Markdig.Parsers.Inlines;
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

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml();
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
