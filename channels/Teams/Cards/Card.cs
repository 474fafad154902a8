using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>
/// An Adaptive Card of version 1.5, the highest that Teams draws (Microsoft Learn, "Cards reference", and the official 1.5.0 schema).
/// It is built from the elements in this folder and knows nothing of what it is about.
/// </summary>
public sealed record Card
{
    /// <summary>What is read, from top to bottom.</summary>
    public required IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>The buttons below; Teams shows at most six.</summary>
    public IReadOnlyList<CardButton>? Actions { get; init; }

    /// <summary>What somebody reads whose Teams cannot draw the card.</summary>
    public string? FallbackText { get; init; }

    /// <summary>Language of the words, BCP 47; written on the whole card only, since Microsoft's renderer stumbles over it on a form within (npm adaptivecards 3.0.6).</summary>
    public string? Lang { get; init; }

    /// <summary>Written on every card.</summary>
    [JsonInclude]
    internal string Type => "AdaptiveCard";

    /// <summary>Written on every card.</summary>
    [JsonInclude]
    internal string Version => "1.5";

    /// <summary>The card as JSON.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this with { Lang = Lang ?? "nl" }, CardJson.Default.Card);

    /// <summary>The card as the attachment of a message.</summary>
    public Attachment ToAttachment() => new() { ContentType = Attachment.AdaptiveCard, Content = ToJson() };
}

/// <summary>How cards are written: camelCase, what is absent left out. Read by nobody here.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(CardAnswers.Body))]
[JsonSerializable(typeof(CardAnswers.Fault))]
[JsonSerializable(typeof(string))]
internal sealed partial class CardJson : JsonSerializerContext;
