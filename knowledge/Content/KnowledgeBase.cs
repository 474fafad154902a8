using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Language.Places;
using WijkBot.Knowledge.Language.Triage;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Search;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content;

/// <summary>Everything the content folder says, read once at the start and never changed after.</summary>
public sealed class KnowledgeBase
{
    private readonly Lazy<LanguageEngine> _engine;
    private readonly Lazy<KnowledgeSearch> _search;

    internal KnowledgeBase()
    {
        _engine = new(() => LanguageEngine.For(Language!, Categories!));
        _search = new(() => KnowledgeSearch.Build(Entries!, Wijken!, new FeaturesConcepts(Language!.Concepts)));
    }

    /// <summary>The municipality and its public numbers.</summary>
    public required Gemeente Gemeente { get; init; }
    /// <summary>The wijken and buurten, and how to find one.</summary>
    public required WijkMap Wijken { get; init; }
    /// <summary>Reads places in messages.</summary>
    public required PlaceReader Places { get; init; }
    /// <summary>The kinds of melding, in the order of the content.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }
    /// <summary>Who handles what.</summary>
    public required Wijknetwerk Netwerk { get; init; }
    /// <summary>Published rules for wijk budgets; a wijk without any is not in it.</summary>
    public required IReadOnlyList<Wijkbudget> Wijkbudgetten { get; init; }
    /// <summary>What the conversations say.</summary>
    public required Texts Texts { get; init; }
    /// <summary>Hears emergencies, in every language of the content.</summary>
    public required EmergencyTriage Triage { get; init; }
    /// <summary>What the language engine learns from.</summary>
    public required LanguageContent Language { get; init; }
    /// <summary>What the wijken and the town have written down: answers, projects, activities, contacts. Some may have expired.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }
    /// <summary>What residents want, with how they say it.</summary>
    public IReadOnlyList<Intent> Intents => Language.Intents;
    /// <summary>Understands messages; its models are trained at the first use, in under a second.</summary>
    public LanguageEngine Engine => _engine.Value;

    /// <summary>True when <see cref="Engine"/> answers at once.</summary>
    public bool IsTrained => _engine.IsValueCreated;
    /// <summary>Finds entries; its index is made at the first use, in about a second.</summary>
    public KnowledgeSearch Search => _search.Value;
    /// <summary>SHA-256 over every file, as hex: two processes with the same hash say the same things.</summary>
    public required string Hash { get; init; }

    /// <summary>The category with this slug, or null.</summary>
    public Category? Category(string slug) => Categories.FirstOrDefault(category => category.Slug == slug);

    /// <summary>What a message says: language, intent, categories, and what may be done with that. An emergency heard by the rules goes before the model.</summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="language">Language of the conversation so far; Dutch at its beginning.</param>
    public Understanding Understand(string text, string language = "nl")
    {
        var understood = Engine.Understand(text, language);
        return Triage.Find(text) is { } emergency
            ? understood with { Intent = emergency.Kind.Intent, Confidence = 1, Band = Band.Antwoord }
            : understood;
    }

    /// <summary>The kinds of melding that fit a text, best first, three at most; the resident always confirms.</summary>
    public IReadOnlyList<Prediction> SuggestCategories(string text) => Understand(text).Categories;

    /// <summary>Reads a content folder. Any fault means no knowledge: a half-read folder would route half the requests.</summary>
    /// <param name="folder">The folder, such as <c>knowledge/almelo</c>; faults name files as this path plus their own name.</param>
    public static KnowledgeResult Load(string folder) => new KnowledgeLoader(folder).Load();
}

/// <summary>The outcome of reading a content folder: knowledge, or what is wrong with it.</summary>
/// <param name="Knowledge">What was read; null when there is any fault.</param>
/// <param name="Faults">Every fault found, by file and line; empty when all is well.</param>
public sealed record KnowledgeResult(KnowledgeBase? Knowledge, IReadOnlyList<ContentFault> Faults)
{
    /// <summary>The knowledge, for callers that cannot go on without it.</summary>
    /// <exception cref="InvalidOperationException">There are faults; the message lists them, one a line.</exception>
    public KnowledgeBase OrThrow() => Knowledge ?? throw new InvalidOperationException(string.Join('\n', Faults));
}
