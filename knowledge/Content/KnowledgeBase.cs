using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Language.Places;
using WijkBot.Knowledge.Language.Triage;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Search;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content;

/// <summary>
/// Everything the content folder says, and the answers that were given at run time. Whoever holds it always sees the last good reading: a changed file
/// replaces it as a whole (<see cref="TakeOver"/>). Safe for use by many threads.
/// </summary>
public sealed class KnowledgeBase
{
    private readonly Lock _gate = new();
    private volatile KnowledgeVersion _now;
    private int _version;

    internal KnowledgeBase(KnowledgeVersion first) => _now = first;

    /// <summary>Counts the readings: another number means that something may say something else.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>The municipality and its public numbers.</summary>
    public Gemeente Gemeente => _now.Gemeente;
    /// <summary>The wijken and buurten, and how to find one.</summary>
    public WijkMap Wijken => _now.Wijken;
    /// <summary>Reads places in messages.</summary>
    public PlaceReader Places => _now.Places;
    /// <summary>The kinds of melding, in the order of the content.</summary>
    public IReadOnlyList<Category> Categories => _now.Categories;
    /// <summary>Who handles what.</summary>
    public Wijknetwerk Netwerk => _now.Netwerk;
    /// <summary>Published rules for wijk budgets; a wijk without any is not in it.</summary>
    public IReadOnlyList<Wijkbudget> Wijkbudgetten => _now.Wijkbudgetten;
    /// <summary>What the conversations say.</summary>
    public Texts Texts => _now.Texts;
    /// <summary>Hears emergencies, in every language of the content.</summary>
    public EmergencyTriage Triage => _now.Triage;
    /// <summary>What the language engine learns from.</summary>
    public LanguageContent Language => _now.Language;
    /// <summary>What the wijken and the town have written down: answers, projects, activities, contacts. Some may have expired.</summary>
    public IReadOnlyList<Entry> Entries => _now.Entries;
    /// <summary>What residents want, with how they say it.</summary>
    public IReadOnlyList<Intent> Intents => Language.Intents;
    /// <summary>Understands messages; its models are trained at the first use, in under a second.</summary>
    public LanguageEngine Engine => _now.Engine;
    /// <summary>True when <see cref="Engine"/> and <see cref="Search"/> answer at once.</summary>
    public bool IsReady => _now.IsReady;
    /// <summary>Finds entries; its index is made at the first use, in about a second.</summary>
    public KnowledgeSearch Search => _now.Search;
    /// <summary>SHA-256 over every file, as hex: two processes with the same hash say the same things.</summary>
    public string Hash => _now.Hash;

    /// <summary>The entry with this id, or null.</summary>
    public Entry? Entry(EntryId id) => Entries.FirstOrDefault(entry => entry.Id == id);

    /// <summary>Makes <see cref="Engine"/> and <see cref="Search"/> now instead of at their first use.</summary>
    public void Prepare() => _now.Prepare();

    /// <summary>Takes over what a newer reading of the folder says; answers given at run time stay. It is made ready first, so that nobody waits for it.</summary>
    public void TakeOver(KnowledgeBase newer)
    {
        lock (_gate) Become(newer._now.WithGiven(_now.Given));
    }

    /// <summary>Replaces the answers that were given at run time.</summary>
    public void Give(IReadOnlyList<Entry> given)
    {
        lock (_gate) Become(_now.WithGiven(given));
    }

    private void Become(KnowledgeVersion newer)
    {
        if (_now.IsReady) newer.Prepare();
        _now = newer;
        Interlocked.Increment(ref _version);
    }

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

    /// <summary>From this confidence on the model's "noodgeval" or "crisis" counts where no rule heard one. Measured: see README.</summary>
    private const double LikelyEmergency = 0.55;
    /// <summary>Words less familiar than this are nothing the model can know.</summary>
    private const double Recognisable = 0.2;

    /// <summary>
    /// The net under the rules: an emergency in words that nobody foresaw, by the intent model. It speaks only where the rules were silent and no words in the
    /// message are explained as harmless; a false alarm costs one line.
    /// </summary>
    /// <param name="text">As it was typed.</param>
    /// <param name="understood">What the models make of it; not asked for a bare answer such as "ja", "nee" or "2", the most frequent messages of all.</param>
    /// <param name="fewestWords">Two say little, and to an open question even less: "500 euro".</param>
    /// <returns><c>noodgeval</c>, <c>crisis</c>, or null.</returns>
    public string? UnforeseenEmergency(string text, Lazy<Understanding> understood, int fewestWords = 2)
    {
        var folded = FeaturesText.Fold(text);
        if (folded.Split(' ').Length < fewestWords || BareAnswer.Is(folded)) return null;
        var (emergency, crisis) = (Confidence("noodgeval"), Confidence("crisis"));
        if (emergency + crisis < LikelyEmergency || understood.Value.Familiarity < Recognisable || Triage.IsExplained(text)) return null;
        return emergency >= crisis ? "noodgeval" : "crisis";

        double Confidence(string intent) => understood.Value.Intents.FirstOrDefault(one => one.Label == intent).Confidence;
    }

    /// <summary>The kinds of melding that fit a text, best first, three at most; the resident always confirms.</summary>
    public IReadOnlyList<Prediction> SuggestCategories(string text, string language = "nl") => Engine.Categories(text, language);

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
