using System.Text.Json;
using WijkBot.Channels.Activities;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>A press on a <see cref="VerbButton"/>.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Data">The button's data with the inputs merged in: a JSON object.</param>
/// <param name="Who">Who pressed.</param>
public sealed record CardVerb(string Verb, JsonElement Data, ChannelAccount Who)
{
    /// <summary>Name under which a submit, which has no verb of its own, carries it.</summary>
    internal const string SubmittedVerb = "verb";

    /// <summary>Name of the invoke by which <c>Action.Execute</c> arrives.</summary>
    public const string InvokeName = "adaptiveCard/action";

    /// <summary>The message that shows the card, when the channel said so.</summary>
    public string? CardId { get; init; }

    /// <summary>True when the answer may be a refreshed card (an invoke); false for a submit, which has no answer.</summary>
    public bool CanRefresh { get; init; }

    /// <summary>The press in an activity, or null when it is none.</summary>
    public static CardVerb? Of(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value)
            return null;
        if (activity.Type == ActivityTypes.Message && Word(value, SubmittedVerb) is { } submitted)
            return New(activity, submitted, value);
        return activity is { Type: ActivityTypes.Invoke, Name: InvokeName }
            && value.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.Object && Word(action, "verb") is { } verb
            ? New(activity, verb, action.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object ? data : Nothing) : null;
    }

    /// <summary>An input or a value of the button, trimmed; null when it is empty, absent or no text.</summary>
    public string? Said(string name) => Word(Data, name);

    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    private static CardVerb New(Activity activity, string verb, JsonElement data) => new(verb, data, activity.From ?? new ChannelAccount())
    {
        CardId = activity.ReplyToId,
        CanRefresh = activity.Type == ActivityTypes.Invoke,
    };

    private static string? Word(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 } word ? word : null;
}
