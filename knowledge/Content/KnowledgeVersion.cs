using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Language.Places;
using WijkBot.Knowledge.Language.Triage;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Knowledge.Search;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Content;

/// <summary>One reading of the content folder, with the answers given at run time. It never changes: a newer one takes its place in <see cref="KnowledgeBase"/>.</summary>
internal sealed class KnowledgeVersion
{
    private readonly Lazy<LanguageEngine> _engine;
    private readonly Lazy<KnowledgeSearch> _search;

    public KnowledgeVersion()
    {
        _engine = new(() => LanguageEngine.For(Language!, Categories!));
        _search = new(() => KnowledgeSearch.Build(Entries, Wijken!, new FeaturesConcepts(Language!.Concepts)));
    }

    public required Gemeente Gemeente { get; init; }
    public required WijkMap Wijken { get; init; }
    public required PlaceReader Places { get; init; }
    public required IReadOnlyList<Category> Categories { get; init; }
    public required Wijknetwerk Netwerk { get; init; }
    public required IReadOnlyList<Wijkbudget> Wijkbudgetten { get; init; }
    public required Texts Texts { get; init; }
    public required EmergencyTriage Triage { get; init; }
    public required LanguageContent Language { get; init; }
    public required string Hash { get; init; }
    /// <summary>Entries in files.</summary>
    public required IReadOnlyList<Entry> Written { get; init; }
    /// <summary>Entries given at run time.</summary>
    public IReadOnlyList<Entry> Given { get; init; } = [];

    /// <summary>What holds: of two entries with the same id the one that was checked last, and the given one when that is the same day.</summary>
    public IReadOnlyList<Entry> Entries => field ??= [.. Written.Concat(Given).GroupBy(entry => entry.Id).Select(same => same.Aggregate((one, other) => other.Checked >= one.Checked ? other : one))];

    public LanguageEngine Engine => _engine.Value;
    public bool IsReady => _engine.IsValueCreated && _search.IsValueCreated;
    public KnowledgeSearch Search => _search.Value;

    /// <summary>The same reading with other given entries.</summary>
    public KnowledgeVersion WithGiven(IReadOnlyList<Entry> given) => new()
    {
        Gemeente = Gemeente,
        Wijken = Wijken,
        Places = Places,
        Categories = Categories,
        Netwerk = Netwerk,
        Wijkbudgetten = Wijkbudgetten,
        Texts = Texts,
        Triage = Triage,
        Language = Language,
        Hash = Hash,
        Written = Written,
        Given = given,
    };

    /// <summary>Makes what is otherwise made at the first use, so that nobody waits for it.</summary>
    public void Prepare() => Parallel.Invoke(() => _ = Engine, () => _ = Search);
}
