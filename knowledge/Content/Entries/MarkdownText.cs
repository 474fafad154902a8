using System.Text;
using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace WijkBot.Knowledge.Content.Entries;

/// <summary>Markdown as a phone and as a page show it.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    // One sanitiser is not safe for use by two threads at once.
    private static readonly ThreadLocal<HtmlSanitizer> Sanitizer = new(() => new HtmlSanitizer(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string> { "p", "ul", "ol", "li", "strong", "em", "a", "br", "h2", "h3", "h4", "blockquote", "code" },
        AllowedAttributes = new HashSet<string> { "href" },
        AllowedSchemes = new HashSet<string> { "https", "http", "mailto", "tel" },
        UriAttributes = new HashSet<string> { "href" },
    }));

    public static string ToHtml(string markdown) => Sanitizer.Value!.Sanitize(Markdown.ToHtml(markdown, Pipeline)).Trim();

    /// <summary>Paragraphs with an empty line between them, lists with dashes or numbers, the address of a link behind its words.</summary>
    public static string ToPlain(string markdown)
    {
        var text = new StringBuilder();
        foreach (var block in Markdown.Parse(markdown, Pipeline)) Write(block, text, "");
        return text.ToString().Trim();
    }

    private static void Write(Block block, StringBuilder text, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                var number = 0;
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    text.Append(indent).Append(list.IsOrdered ? $"{++number}. " : "- ");
                    WriteItem(item, text, indent);
                }
                text.Append('\n');
                break;
            case ContainerBlock container:
                foreach (var inner in container) Write(inner, text, indent);
                break;
            case LeafBlock { Inline: { } inline }:
                Write(inline, text);
                text.Append("\n\n");
                break;
            case LeafBlock leaf:
                text.Append(leaf.Lines).Append("\n\n");
                break;
        }
    }

    private static void WriteItem(ListItemBlock item, StringBuilder text, string indent)
    {
        foreach (var inner in item)
        {
            if (inner is LeafBlock { Inline: { } inline })
            {
                Write(inline, text);
                text.Append('\n');
            }
            else
            {
                Write(inner, text, indent + "  ");
            }
        }
    }

    private static void Write(ContainerInline inlines, StringBuilder text)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content);
                    break;
                case LineBreakInline hard:
                    text.Append(hard.IsHard ? '\n' : ' ');
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded);
                    break;
                case AutolinkInline auto:
                    text.Append(auto.Url);
                    break;
                case LinkInline link:
                    WriteLink(link, text);
                    break;
                case ContainerInline container:
                    Write(container, text);
                    break;
            }
        }
    }

    private static void WriteLink(LinkInline link, StringBuilder text)
    {
        var before = text.Length;
        Write(link, text);
        var words = text.ToString(before, text.Length - before);
        if (link.Url is not { Length: > 0 } url || words == url) return;
        var address = url.Replace("mailto:", "", StringComparison.Ordinal).Replace("tel:", "", StringComparison.Ordinal);
        if (words != address) text.Append(" (").Append(address).Append(')');
    }
}
