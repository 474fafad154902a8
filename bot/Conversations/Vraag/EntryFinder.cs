using WijkBot.Conversations.Engine;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Knowledge.Language;
using WijkBot.Knowledge.Search;

namespace WijkBot.Conversations.Vraag;

/// <summary>Finds entries for a talk: in the wijk that the question names, else in the resident's.</summary>
/// <param name="knowledge">The content.</param>
/// <param name="dates">What day it is.</param>
public sealed class EntryFinder(KnowledgeBase knowledge, Dates dates)
{
    private const int MostOffered = 3;
    private const double WorthOffering = 0.08;
    private const double AsLikely = 0.15;

    /// <summary>What is known about a question.</summary>
    /// <param name="question">As it was typed.</param>
    /// <param name="wijk">Slug of the resident's wijk; null = not known.</param>
    /// <param name="at">When it was asked.</param>
    /// <param name="language">Two letters.</param>
    /// <param name="kind">Only entries of this kind; null = any.</param>
    public Found Find(string question, string? wijk, DateTimeOffset at, string language, EntryKind? kind = null) =>
        knowledge.Search.Find(question, WijkSaid(question) ?? wijk, dates.LocalDay(at), language, kind);

    /// <summary>The entry with an id as it is kept in a talk; null when it is no longer there.</summary>
    public Entry? Entry(string id) => EntryId.Parse(id) is { } parsed ? knowledge.Entry(parsed) : null;

    /// <summary>Slug of the wijk that a question names; null when it names none.</summary>
    public string? WijkSaid(string question) => knowledge.Places.Read(question) is { WijkIsSaid: true, Place.Wijk: { } said } ? said : null;

    /// <summary>What a talk keeps of a search: nothing, the id to tell, or an empty text and the ids to offer.</summary>
    public string[] Ids(string question, Talk talk)
    {
        var found = Find(question, talk.Resident.Wijk, talk.Now, talk.Resident.Language);
        if (found.Band == Band.WeetNiet) return [];
        if (found.Band == Band.Antwoord && !DependsOnWijk(found, question, talk)) return [found.Entries[0].Entry.Id.ToString()];
        return ["", .. found.Entries.Where(one => one.Confidence >= WorthOffering).Take(MostOffered).Select(one => one.Entry.Id.ToString())];
    }

    /// <summary>Several wijken have an answer and nobody said which wijk: telling one of them would be a guess.</summary>
    private bool DependsOnWijk(Found found, string question, Talk talk) =>
        talk.Resident.Wijk is null && WijkSaid(question) is null && found.Entries is [{ Entry.Wijk: { } first } best, ..]
        && found.Entries.Any(other => other.Entry.Wijk is { } wijk && wijk != first && other.Confidence >= best.Confidence - AsLikely);
}
