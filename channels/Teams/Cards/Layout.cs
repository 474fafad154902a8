using System.Text.Json.Serialization;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>A picture. Teams fetches it itself, so the address must be https and reachable from the internet; at most 1024 × 1024 pixels and 1 MB.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="AltText">What it shows, for who cannot see it.</param>
public sealed record Picture(string Url, string AltText) : CardElement
{
    /// <summary><c>Small</c> 40, <c>Medium</c> 80, <c>Large</c> 160 pixels; <c>Stretch</c> fills the width.</summary>
    public PictureSize? Size { get; init; }

    /// <summary>Opened by a press on the picture.</summary>
    public CardButton? SelectAction { get; init; }
}

/// <summary>Size of a picture.</summary>
public enum PictureSize
{
    /// <summary>About 40 pixels.</summary>
    Small,
    /// <summary>About 80 pixels.</summary>
    Medium,
    /// <summary>About 160 pixels.</summary>
    Large,
    /// <summary>As wide as the card.</summary>
    Stretch,
}

/// <summary>Elements that belong together.</summary>
/// <param name="Items">The elements.</param>
public sealed record Box(IReadOnlyList<CardElement> Items) : CardElement
{
    /// <summary>Its background.</summary>
    public BoxStyle? Style { get; init; }
}

/// <summary>Elements beside each other.</summary>
/// <param name="Items">From left to right.</param>
public sealed record Columns([property: JsonPropertyName("columns")] IReadOnlyList<Column> Items) : CardElement;

/// <summary>One of <see cref="Columns"/>.</summary>
/// <param name="Items">The elements, from top to bottom.</param>
/// <param name="Width"><c>auto</c>: as wide as its contents; <c>stretch</c>: what is left.</param>
public sealed record Column(IReadOnlyList<CardElement> Items, string Width = "stretch")
{
    /// <summary>Written on every column.</summary>
    [JsonInclude]
    internal string Type => "Column";
}

/// <summary>Buttons within the body, above other elements.</summary>
/// <param name="Actions">The buttons.</param>
public sealed record ButtonRow(IReadOnlyList<CardButton> Actions) : CardElement;
