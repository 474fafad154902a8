using System.Collections.Concurrent;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Wijken;

namespace WijkBot.Knowledge.Search;

/// <summary>Finds what the wijken have written down about a question: the own wijk first, then the town, then neighbouring wijken. Safe for use by many threads.</summary>
public sealed class KnowledgeSearch : IDisposable
{
    private const int MostHits = 20;
    private const int MostFound = 5;
    private const int MostRemembered = 2_000;
    private const double JustBelowSure = Answerability.Sure - 0.01;

    private readonly IReadOnlyList<Entry> _entries;
    private readonly WijkMap _wijken;
    private readonly SearchIndex _index;
    private readonly TranslatedQuestions _translated;
    private readonly ConcurrentDictionary<int, FindableWords> _words = [];

    private KnowledgeSearch(IReadOnlyList<Entry> entries, WijkMap wijken, SearchIndex index) =>
        (_entries, _wijken, _index, _translated) = (entries, wijken, index, TranslatedQuestions.Of(entries));

    /// <summary>Makes the index.</summary>
    /// <param name="entries">What can be found; an expired entry is left out when it is asked for, so that it need not be taken away at midnight.</param>
    /// <param name="wijken">Which wijken are neighbours.</param>
    /// <param name="concepts">Words that mean the same.</param>
    public static KnowledgeSearch Build(IReadOnlyList<Entry> entries, WijkMap wijken, FeaturesConcepts concepts) =>
        new(entries, wijken, SearchIndex.Build([.. entries.Select(entry => new Findable(string.Join('\n', Heading(entry)), Body(entry)))], concepts));

    /// <summary>What is known about a question.</summary>
    /// <param name="question">As it was typed.</param>
    /// <param name="wijk">Slug of the wijk that it is about, or that the resident lives in; null = not known.</param>
    /// <param name="today">Decides what has expired.</param>
    /// <param name="language">Language of the question, two letters.</param>
    /// <param name="kind">Only entries of this kind; null = any.</param>
    public Found Find(string question, string? wijk, DateOnly today, string language = "nl", EntryKind? kind = null)
    {
        var found = new List<FoundEntry>();
        foreach (var (document, sure) in _translated.Find(question, language, MostFound))
        {
            var entry = _entries[document];
            if (entry.IsValid(today) && (kind is null || entry.Kind == kind)) found.Add(new FoundEntry(entry, sure, NearnessOf(entry.Wijk, wijk)) { HasHeaviest = true });
        }
        var hits = _index.Find(question, MostHits, language);
        var asked = AskedWord.Of(question, _index);
        var concepts = _index.ConceptsOf(question, language).ToList();
        var weight = asked.Sum(word => word.Weight);
        foreach (var (document, score) in hits)
        {
            var next = document == hits[0].Document ? hits.Count > 1 ? hits[1].Score : 0 : hits[0].Score;
            var entry = _entries[document];
            if (!entry.IsValid(today) || (kind is not null && entry.Kind != kind)) continue;
            var words = WordsOf(document);
            var near = NearnessOf(entry.Wijk, wijk);
            var fit = Fit.Of(asked, words);
            var sure = Answerability.Of(fit, Share(concepts, words.Concepts), score, hits[0].Score, next, asked.Count, weight, near);
            // "Hoe laat gaat het zwembad open?" is never answered by an entry without a swimming pool, however well the rest fits.
            found.Add(new FoundEntry(entry, fit.Heaviest ? sure : Math.Min(sure, JustBelowSure), near) { HasHeaviest = fit.Heaviest });
        }
        var best = found.GroupBy(one => one.Entry.Id).Select(same => same.MaxBy(one => one.Confidence)!).OrderByDescending(one => one.Confidence).Take(MostFound).ToList();
        return best.Count == 0 ? Found.Nothing : new Found(BandOf(best[0]), best);
    }

    /// <summary>Whose an entry is, seen from a wijk.</summary>
    public Nearness NearnessOf(string? entry, string? wijk) =>
        entry is null || wijk is null ? Nearness.Town : entry == wijk ? Nearness.Own : _wijken.AreNeighbours(entry, wijk) ? Nearness.Neighbour : Nearness.Elsewhere;

    /// <inheritdoc />
    public void Dispose() => _index.Dispose();

    private static Band BandOf(FoundEntry best) =>
        best.Confidence >= Answerability.Sure ? Band.Antwoord
        : best.Confidence >= (best.HasHeaviest ? Answerability.Maybe : Answerability.MaybeWithoutHeaviest) ? Band.BedoeltU : Band.WeetNiet;

    private static double Share(List<string> concepts, HashSet<string> own) => concepts.Count == 0 ? 0 : concepts.Count(own.Contains) / (double)concepts.Count;

    /// <summary>The words of an entry; those of the entries found lately are remembered, because reading them takes most of the time of a search.</summary>
    private FindableWords WordsOf(int document)
    {
        if (_words.TryGetValue(document, out var known)) return known;
        if (_words.Count >= MostRemembered) _words.Clear();
        return _words[document] = FindableWords.Of([.. Heading(_entries[document])], Body(_entries[document]), _index);
    }

    /// <summary>What a question is compared with, line by line.</summary>
    private static IEnumerable<string> Heading(Entry entry) => entry switch
    {
        Project project => Common(entry).Concat(project.Streets).Append(project.Place ?? ""),
        Activiteit activity => Common(entry).Append(activity.Place ?? ""),
        Contact contact => Common(entry).Append(contact.Organisation ?? "").Append(contact.Role ?? ""),
        _ => Common(entry),
    };

    private static IEnumerable<string> Common(Entry entry) => [entry.Title, .. entry.Questions, entry.Theme ?? "", .. entry.Audience];

    private static string Body(Entry entry) => entry switch
    {
        Project project => string.Join('\n', project.News.Select(news => news.Text).Prepend(entry.Text)),
        Activiteit activity => string.Join('\n', entry.Text, activity.Address, activity.When),
        Contact contact => string.Join('\n', entry.Text, contact.Address),
        _ => entry.Text,
    };
}

/// <summary>What is known about a question.</summary>
/// <param name="Band">What may be done with the best of it: tell it, offer it, or say "dat weet ik niet".</param>
/// <param name="Entries">Best first; at most five.</param>
public sealed record Found(Band Band, IReadOnlyList<FoundEntry> Entries)
{
    /// <summary>Nothing at all.</summary>
    public static Found Nothing { get; } = new(Band.WeetNiet, []);
}

/// <summary>An entry that may answer a question.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Confidence">How sure, 0–1.</param>
/// <param name="Where">Whose it is; of another wijk the name must be said.</param>
public sealed record FoundEntry(Entry Entry, double Confidence, Nearness Where)
{
    /// <summary>It has the word of the question that tells most.</summary>
    internal bool HasHeaviest { get; init; }

    /// <summary>It has the word of the question that tells most: without it an entry fits by its little words only.</summary>
    public bool HasWordThatTells => HasHeaviest;
}
