using System.Text.Json.Serialization;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>Words of ours.</summary>
public sealed record Text : CardElement
{
    /// <summary>Words that are shown as they are. Safe for what somebody else wrote, though <c>*</c> and <c>-</c> may change its looks.</summary>
    public Text(string text) => Words = Neutral.Of(text);

    /// <summary>Words in the cards' Markdown (bold, italic, lists, links). Never for what somebody else wrote: a link could say one thing and open another.</summary>
    public static Text Markdown(string text) => new("") { Words = text };

    /// <summary>What is read.</summary>
    [JsonPropertyName("text")]
    public string Words { get; private init; }

    /// <summary>How large.</summary>
    public TextSize? Size { get; init; }

    /// <summary><c>Bolder</c> or null.</summary>
    [JsonInclude]
    internal string? Weight => Bold ? "Bolder" : null;

    /// <summary>Thick letters.</summary>
    [JsonIgnore]
    public bool Bold { get; init; }

    /// <summary>What its colour means.</summary>
    public Tone? Color { get; init; }

    /// <summary>In a lighter shade.</summary>
    public bool? IsSubtle { get; init; }

    /// <summary>Screen readers announce a heading.</summary>
    [JsonIgnore]
    public bool Heading { get; init; }

    /// <summary>The element's style.</summary>
    [JsonInclude]
    internal string? Style => Heading ? "heading" : null;

    /// <summary>Longer than a line goes on below; the schema's default cuts it off.</summary>
    [JsonInclude]
    internal bool Wrap => true;
}

/// <summary>
/// What a resident or colleague wrote, exactly: rich text is the one element in which no renderer reads Markdown, so "[hier](http://…)" stays visible text.
/// </summary>
public sealed record Verbatim : CardElement
{
    private Verbatim(string line) => Inlines = [new Run(line.Length == 0 ? "\u00A0" : Neutral.OfDates(line))];

    /// <summary>The line as runs of text.</summary>
    [JsonInclude]
    internal IReadOnlyList<Run> Inlines { get; }

    /// <summary>One element for each line, since renderers drop line ends within one.</summary>
    public static Box Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return new Box([.. lines.Select((line, at) => new Verbatim(line) { Spacing = at == 0 ? null : Cards.Spacing.None })]) { Style = BoxStyle.Emphasis };
    }

    /// <summary>A piece of text in one style.</summary>
    internal sealed record Run(string Text)
    {
        public string Type => "TextRun";
    }
}

/// <summary>Names and values below each other, such as Plaats — Palmstraat 12. Values are shown as they are.</summary>
public sealed record Facts : CardElement
{
    /// <summary>The pairs in order; those without a value are left out.</summary>
    public Facts(IEnumerable<(string Name, string? Value)> facts) =>
        Pairs = [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => new Fact(fact.Name, Neutral.Of(fact.Value!)))];

    /// <summary>What is shown.</summary>
    [JsonPropertyName("facts")]
    public IReadOnlyList<Fact> Pairs { get; }
}

/// <summary>A name and its value.</summary>
public sealed record Fact(string Title, string Value);

/// <summary>Takes the parts of the card language that can deceive out of somebody else's words, without a visible change.</summary>
internal static class Neutral
{
    private const string Nothing = "\u200B";

    /// <summary>No link whose words hide its address, and no date macro.</summary>
    public static string Of(string text) => OfDates(text)
        .Replace("](", $"]{Nothing}(", StringComparison.Ordinal)
        .Replace("][", $"]{Nothing}[", StringComparison.Ordinal)
        .Replace("]:", $"]{Nothing}:", StringComparison.Ordinal);

    /// <summary><c>{{DATE(…)}}</c> would be replaced by another text in every element.</summary>
    public static string OfDates(string text) => text.Replace("{{", $"{{{Nothing}{{", StringComparison.Ordinal);
}
