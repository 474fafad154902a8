using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>A button.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(VerbButton), "Action.Execute")]
[JsonDerivedType(typeof(SubmitButton), "Action.Submit")]
[JsonDerivedType(typeof(LinkButton), "Action.OpenUrl")]
[JsonDerivedType(typeof(FormButton), "Action.ShowCard")]
public abstract record CardButton(string Title)
{
    /// <summary>What its looks say.</summary>
    public ButtonStyle? Style { get; init; }

    /// <summary>Explanation that appears at the pointer.</summary>
    public string? Tooltip { get; init; }
}

/// <summary>What a button's looks say.</summary>
public enum ButtonStyle
{
    /// <summary>The step most people take.</summary>
    Positive,
    /// <summary>Cannot easily be undone.</summary>
    Destructive,
}

/// <summary>Does something: arrives as <see cref="CardVerb"/>. Where <c>Action.Execute</c> is not known it falls back to a submit that arrives as the same verb.</summary>
public sealed record VerbButton : CardButton
{
    /// <summary>A button with what it does.</summary>
    /// <param name="title">What is read.</param>
    /// <param name="verb">What it does.</param>
    /// <param name="data">A JSON object that comes back with the inputs merged in; the name <c>verb</c> is taken.</param>
    public VerbButton(string title, string verb, JsonElement data) : base(title) => (Verb, Data) = (verb, data);

    /// <summary>What it does.</summary>
    public string Verb { get; }

    /// <summary>What comes back with it.</summary>
    public JsonElement Data { get; }

    /// <summary>False: works without the card's inputs, also when a required one is empty.</summary>
    [JsonIgnore]
    public bool TakesInputs { get; init; } = true;

    /// <summary>Which inputs go along.</summary>
    [JsonInclude]
    internal string? AssociatedInputs => TakesInputs ? null : "none";

    /// <summary>The same for an older Teams.</summary>
    [JsonInclude]
    internal CardButton Fallback
    {
        get
        {
            var data = JsonObject.Create(Data) ?? [];
            data[CardVerb.SubmittedVerb] = Verb;
            return new SubmitButton(Title, data.Deserialize(CardJson.Default.JsonElement), AssociatedInputs) { Style = Style, Tooltip = Tooltip };
        }
    }
}

/// <summary>The older kind of <see cref="VerbButton"/>, only written as its fallback.</summary>
internal sealed record SubmitButton(string Title, JsonElement Data, string? AssociatedInputs) : CardButton(Title);

/// <summary>Opens a page.</summary>
/// <param name="Title">What is read.</param>
/// <param name="Url">What opens.</param>
public sealed record LinkButton(string Title, string Url) : CardButton(Title);

/// <summary>Unfolds a form below the buttons.</summary>
/// <param name="Title">What is read.</param>
/// <param name="Card">The form.</param>
public sealed record FormButton(string Title, Card Card) : CardButton(Title);
