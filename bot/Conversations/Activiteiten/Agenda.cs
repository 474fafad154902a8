using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Search;

namespace WijkBot.Conversations.Activiteiten;

/// <summary>What there is to do: by wijk, days, sort, cost and for whom. The own wijk comes first, then the town, then neighbouring wijken.</summary>
/// <param name="knowledge">The content.</param>
public sealed class Agenda(KnowledgeBase knowledge)
{
    private static readonly (ActiviteitSoort Sort, string[] Words)[] Sorts =
    [
        (ActiviteitSoort.Koffie, ["koffie", "koffieochtend", "koffiedrinken"]),
        (ActiviteitSoort.Sport, ["sport", "sporten", "bewegen", "gym", "wandelen", "fitness", "yoga"]),
        (ActiviteitSoort.Creatief, ["creatief", "knutselen", "handwerken", "schilderen", "muziek", "zingen"]),
        (ActiviteitSoort.Eten, ["eten", "diner", "lunch", "koken", "maaltijd", "eetcafe"]),
        (ActiviteitSoort.Leren, ["leren", "cursus", "taalles", "les", "nederlands leren"]),
        (ActiviteitSoort.Kinderen, ["kinderen", "kids", "kind", "kleinkinderen", "kleuters", "peuters", "jeugd"]),
    ];

    /// <summary>The activities that a question asks for, each once, with the first time in the period where the hour is known.</summary>
    /// <param name="question">As it was typed.</param>
    /// <param name="wijk">Slug; null = the whole town.</param>
    /// <param name="period">The days.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<Planned> Find(string question, string? wijk, Period period, int most)
    {
        var said = $" {Words.Fold(question)} ";
        var sorts = Sorts.Where(sort => Array.Exists(sort.Words, word => said.Contains($" {word} ", StringComparison.Ordinal))).Select(sort => sort.Sort).ToList();
        var audience = Audiences.In(said);
        var free = said.Contains(" gratis ", StringComparison.Ordinal) || said.Contains(" geen geld ", StringComparison.Ordinal);
        var found =
            from entry in knowledge.Entries.OfType<Activiteit>()
            where entry.IsValid(period.From) && (sorts.Count == 0 || sorts.Exists(sort => Is(entry, sort))) && IsFor(entry, audience) && (!free || entry.Costs == 0)
            let near = knowledge.Search.NearnessOf(entry.Wijk, wijk)
            where near != Nearness.Elsewhere
            let first = entry.Between(period.From, period.Until).FirstOrDefault()
            where first is not null || (entry.Begin is null && entry.When is { } when && period.Fits(when))
            orderby near, !entry.Audience.Intersect(audience).Any(), first is null, first?.Begin, entry.Title
            select new Planned(entry, first);
        return [.. found.Take(most)];
    }

    private static bool Is(Activiteit activity, ActiviteitSoort sort) => activity.Sort == sort || (sort == ActiviteitSoort.Kinderen && activity.Audience.Contains("kinderen"));

    /// <summary>What is for everybody fits who asks for something for older people; what is for children does not.</summary>
    private static bool IsFor(Activiteit activity, IReadOnlyList<string> audience) =>
        audience.Count == 0 || activity.Audience.Intersect(audience).Any() || (activity.Audience.Count == 0 && (activity.Sort != ActiviteitSoort.Kinderen || audience.Contains("kinderen")));

    /// <summary>Whether a question asks what there is for somebody: "is er iets voor ouderen".</summary>
    public static bool AsksForSomebody(Understood understood) =>
        understood.Has("iets voor", "iets leuks voor", "wat is er voor", "activiteiten voor", "iets te doen voor", "wat kan ik doen met") && Audiences.In(understood.Folded).Count > 0;

    /// <summary>Whether a question asks what there is to do, rather than about one activity by name.</summary>
    public static bool IsGeneral(Understood understood) => AsksForSomebody(understood) || understood.Has(
        "te doen", "te beleven", "activiteiten", "activiteit", "agenda", "leuks", "uitje", "weekend", "waar kan ik koffie", "wat kan ik doen", "wat is er vandaag", "wat is er morgen", "wat is er vanavond");
}

/// <summary>An activity and when it is.</summary>
/// <param name="Activity">Which.</param>
/// <param name="First">The first time in the period; null when only words say when.</param>
public sealed record Planned(Activiteit Activity, Occurrence? First);
