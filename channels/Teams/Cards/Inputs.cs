using System.Text.Json.Serialization;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>A field to write in; its <see cref="CardElement.Id"/> is the name under which the words arrive in <see cref="CardVerb.Data"/>.</summary>
public sealed record TextInput : CardElement
{
    /// <summary>A field with its name and its label.</summary>
    public TextInput(string id, string label) => (Id, Label) = (id, label);

    /// <summary>What is asked; read by screen readers too.</summary>
    public string Label { get; }

    /// <summary>Shown while the field is empty; never instead of the label.</summary>
    public string? Placeholder { get; init; }

    /// <summary>What it holds at first.</summary>
    public string? Value { get; init; }

    /// <summary>Several lines.</summary>
    public bool? IsMultiline { get; init; }

    /// <summary>Most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The button does not work without it.</summary>
    [JsonInclude]
    internal bool? IsRequired => ErrorMessage is null ? null : true;

    /// <summary>Shown when a button is pressed and the field is empty; makes the field required.</summary>
    public string? ErrorMessage { get; init; }
}

/// <summary>A choice; its <see cref="CardElement.Id"/> is the name under which the chosen value arrives.</summary>
public sealed record ChoiceInput : CardElement
{
    /// <summary>A choice with its name, its label and what there is to choose.</summary>
    public ChoiceInput(string id, string label, IReadOnlyList<Choice> choices) => (Id, Label, Choices) = (id, label, choices);

    /// <summary>What is asked.</summary>
    public string Label { get; }

    /// <summary>In the order shown.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>Shown while nothing is chosen.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The value chosen at first.</summary>
    public string? Value { get; init; }

    /// <summary>Every choice is visible, for a handful of them; else they unfold. (Teams also knows "filtered", which the official 1.5.0 schema refuses.)</summary>
    [JsonIgnore]
    public bool Unfolded { get; init; }

    /// <summary>The element's style.</summary>
    [JsonInclude]
    internal string Style => Unfolded ? "expanded" : "compact";

    /// <summary>The button does not work without it.</summary>
    [JsonInclude]
    internal bool? IsRequired => ErrorMessage is null ? null : true;

    /// <summary>Shown when a button is pressed and nothing is chosen; makes the choice required.</summary>
    public string? ErrorMessage { get; init; }
}

/// <summary>Something to choose.</summary>
/// <param name="Title">What is read.</param>
/// <param name="Value">What arrives.</param>
public sealed record Choice(string Title, string Value);
