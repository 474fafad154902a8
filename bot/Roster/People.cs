using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Netwerk;
using WijkBot.Storage;

namespace WijkBot.Roster;

/// <summary>Everybody in the roster: who the content names, and who was seen in linked channels.</summary>
/// <param name="All">All of them, each once.</param>
public sealed record People(IReadOnlyList<Person> All)
{
    /// <summary>The person with this id.</summary>
    public Person? Find(string id) => All.FirstOrDefault(person => person.Id == id);

    /// <summary>Everybody who is known to serve this party is away. Nobody known is not away: the channel has readers that wrote nothing yet.</summary>
    public bool AllAway(Party party, string? wijk, DateOnly today)
    {
        var here = All.Where(person => person.Areas.Contains(party.Id)).ToList();
        return here.Count > 0 && here.TrueForAll(person => person.IsAway(today))
            && !All.Any(person => !person.IsAway(today) && (person.TakesOver.Contains(party.Id) || (wijk is not null && person.TakesOver.Contains(wijk))));
    }

    /// <summary>Who takes over this case's wijk or party now.</summary>
    public IEnumerable<Person> TakingOver(string party, string? wijk, DateOnly today) =>
        All.Where(person => !person.IsAway(today) && (person.TakesOver.Contains(party) || (wijk is not null && person.TakesOver.Contains(wijk))));

    /// <summary>Reads them.</summary>
    public static async Task<People> ReadAsync(IStore store, KnowledgeBase knowledge, CancellationToken cancel)
    {
        var stored = (await store.FindAsync(new RecordQuery(Person.RecordKind) { Max = 10_000 }, cancel)).Select(Person.Read).ToDictionary(person => person.Id);
        foreach (var named in knowledge.Netwerk.People)
        {
            var known = stored.GetValueOrDefault(named.Id) ?? new Person(named.Id, named.Name);
            stored[named.Id] = known with { Areas = [.. known.Areas.Union(named.Areas)] };
        }
        return new People([.. stored.Values]);
    }
}
