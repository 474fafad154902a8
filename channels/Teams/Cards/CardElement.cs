using System.Text.Json.Serialization;

namespace WijkBot.Channels.Teams.Cards;

/// <summary>Something in the body of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "TextBlock")]
[JsonDerivedType(typeof(Verbatim), "RichTextBlock")]
[JsonDerivedType(typeof(Facts), "FactSet")]
[JsonDerivedType(typeof(Picture), "Image")]
[JsonDerivedType(typeof(Box), "Container")]
[JsonDerivedType(typeof(Columns), "ColumnSet")]
[JsonDerivedType(typeof(ButtonRow), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(ChoiceInput), "Input.ChoiceSet")]
public abstract record CardElement
{
    /// <summary>Lets a button or a style refer to it.</summary>
    public string? Id { get; init; }

    /// <summary>A line above it.</summary>
    public bool? Separator { get; init; }

    /// <summary>Room above it.</summary>
    public Spacing? Spacing { get; init; }
}

/// <summary>Room above an element.</summary>
public enum Spacing
{
    /// <summary>None: the same paragraph.</summary>
    None,
    /// <summary>A little.</summary>
    Small,
    /// <summary>As between paragraphs.</summary>
    Medium,
    /// <summary>As between parts.</summary>
    Large,
}

/// <summary>Size of words.</summary>
public enum TextSize
{
    /// <summary>For what is said in passing.</summary>
    Small,
    /// <summary>A subheading.</summary>
    Medium,
    /// <summary>A heading.</summary>
    Large,
}

/// <summary>Meaning of a colour. Never the only carrier of that meaning: say it in words too (WCAG 1.4.1).</summary>
public enum Tone
{
    /// <summary>Of interest.</summary>
    Accent,
    /// <summary>Went well.</summary>
    Good,
    /// <summary>Needs attention soon.</summary>
    Warning,
    /// <summary>Needs attention now.</summary>
    Attention,
}

/// <summary>A box's background.</summary>
public enum BoxStyle
{
    /// <summary>A quiet shade.</summary>
    Emphasis,
    /// <summary>As <see cref="Tone.Good"/>.</summary>
    Good,
    /// <summary>As <see cref="Tone.Warning"/>.</summary>
    Warning,
    /// <summary>As <see cref="Tone.Attention"/>.</summary>
    Attention,
    /// <summary>As <see cref="Tone.Accent"/>.</summary>
    Accent,
}
