using System.Text.Json;
using System.Text.Json.Serialization;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;

namespace WijkBot.Channels.Teams.Extensions;

/// <summary>Something that was found: a line to choose by, and the card that is pasted.</summary>
/// <param name="Title">First line of what is chosen by.</param>
/// <param name="Text">Second line.</param>
/// <param name="Card">What is pasted.</param>
public sealed record ExtensionResult(string Title, string Text, Card Card);

/// <summary>Answers to an <see cref="ExtensionQuery"/>. The HTTP status is 200 throughout: any other makes Teams show a fault of its own.</summary>
public static class ExtensionAnswers
{
    private const string Preview = "application/vnd.microsoft.card.thumbnail";

    /// <summary>What was found, as a list.</summary>
    public static InvokeAnswer List(IEnumerable<ExtensionResult> results) =>
        Answer(new Found("result", "list", [.. results.Select(one => new Choice(Attachment.AdaptiveCard, one.Card.ToJson(), new Shown(Preview, new Lines(one.Title, one.Text))))], null));

    /// <summary>A line instead of a list.</summary>
    public static InvokeAnswer Message(string text) => Answer(new Found("message", null, null, text));

    private static InvokeAnswer Answer(Found found) => new(200, JsonSerializer.SerializeToElement(new Body(found), ExtensionJson.Default.Body));

    internal sealed record Body(Found ComposeExtension);

    internal sealed record Found(string Type, string? AttachmentLayout, IReadOnlyList<Choice>? Attachments, string? Text);

    internal sealed record Choice(string ContentType, JsonElement Content, Shown Preview);

    internal sealed record Shown(string ContentType, Lines Content);

    internal sealed record Lines(string Title, string Text);
}

/// <summary>How these answers are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExtensionAnswers.Body))]
internal sealed partial class ExtensionJson : JsonSerializerContext;
