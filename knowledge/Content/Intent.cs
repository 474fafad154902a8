using WijkBot.Knowledge.Language;

namespace WijkBot.Knowledge.Content;

/// <summary>Something that residents want, with how they say it, from <c>intenties/</c>.</summary>
/// <param name="Name">Name in the contract, such as <c>op-de-hoogte</c>.</param>
/// <param name="Train">Phrases to learn from, in every language.</param>
/// <param name="Dev">Phrases kept apart: never trained on, to choose the confidence and to measure.</param>
public sealed record Intent(string Name, IReadOnlyList<TrainingPhrase> Train, IReadOnlyList<TrainingPhrase> Dev)
{
    /// <summary>Every name of the contract ("Names for meaning").</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "melding", "vraag", "project", "activiteit", "initiatief", "groenadoptie", "medewerker", "terugbellen", "status", "op-de-hoogte",
        "buurtbemiddeling", "noodgeval", "crisis", "inzage", "verwijderen", "stop", "start", "help", "groet", "dank", Unknown,
    ];

    /// <summary>What does not belong here.</summary>
    public const string Unknown = "onbekend";
}

/// <summary>What the language engine learns from.</summary>
/// <param name="Intents">In the order of the contract.</param>
/// <param name="Concepts">Words that mean the same, over languages.</param>
/// <param name="Words">Ordinary words of each language, to know the language by.</param>
public sealed record LanguageContent(
    IReadOnlyList<Intent> Intents, IReadOnlyList<ConceptPattern> Concepts, IReadOnlyList<(string Word, string Language)> Words);

/// <summary>A word, or the part of one, that stands for a concept.</summary>
/// <param name="Concept">Name of the concept, such as <c>lamp</c>.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Pattern">See <see cref="FeaturesConcepts(IEnumerable{ConceptPattern})"/>.</param>
public readonly record struct ConceptPattern(string Concept, string Language, string Pattern);
