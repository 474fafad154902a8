using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Roster;

/// <summary>Everybody in the roster: who the content names, and who was seen in linked channels.</summary>
/// <param name="All">All of them, each once.</param>
public sealed record People(IReadOnlyList<Person> All)
{
    /// <summary>The person with this id.</summary>
    public Person? Find(string id) => All.FirstOrDefault(person => person.Id == id);

    /// <summary>Everybody whose work this is known to be is away. Nobody known is not away: the channel has readers that wrote nothing yet.</summary>
    public bool AllAway(Duty duty)
    {
        var theirs = All.Where(person => person.Does(duty)).ToList();
        return theirs.Count > 0 && theirs.TrueForAll(person => person.IsAway(duty)) && !TakingOver(duty).Any();
    }

    /// <summary>Who does this work for a colleague now.</summary>
    public IEnumerable<Person> TakingOver(Duty duty) => All.Where(person => person.TakesOverFor(duty) && !person.IsAway(duty));

    /// <summary>Whose work this is by what the content says of them.</summary>
    public IEnumerable<Person> Named(Duty duty) => All.Where(person => person.Named is not null && person.Does(duty));

    /// <summary>Reads them.</summary>
    public static async Task<People> ReadAsync(IStore store, KnowledgeBase knowledge, CancellationToken cancel)
    {
        var stored = (await store.FindAsync(new RecordQuery(Person.RecordKind) { Max = 10_000 }, cancel)).Select(Person.Read).ToDictionary(person => person.Id);
        foreach (var named in knowledge.Netwerk.People)
        {
            var known = stored.GetValueOrDefault(named.Id) ?? new Person(named.Id, named.Name);
            stored[named.Id] = known with { Areas = [.. known.Areas.Union(named.Areas)], Named = named };
        }
        return new People([.. stored.Values]);
    }
}
