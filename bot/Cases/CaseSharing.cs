using WijkBot.Knowledge.Content;

namespace WijkBot.Cases;

/// <summary>
/// What an organisation reads of a case that was not always its own: what the resident sent, and what was done while it had the case; not the names and the steps of
/// others' professionals (no more data than the purpose needs: GDPR art. 5(1)(c)). Who serves the place, or the town, reads everything: they have to see that it ends well.
/// </summary>
public static class CaseSharing
{
    /// <summary>Who writes a line of history that the resident caused: everybody who has the case reads it.</summary>
    public const string ByResident = "bewoner";

    /// <summary>The case as these readers may see it.</summary>
    /// <param name="knowledge">Which readers are organisations.</param>
    /// <param name="case">The case.</param>
    /// <param name="readers">Slugs of the channels, or of the network of the person, that it is drawn for.</param>
    public static Case SharedWith(this KnowledgeBase knowledge, Case @case, IReadOnlyList<string> readers) =>
        readers.Any(slug => slug == knowledge.Gemeente.Slug || knowledge.Netwerk.Party(slug) is null) ? @case : @case with
        {
            History = [.. @case.History.Where(line => line.Who == ByResident || line.Parties.Any(readers.Contains))],
            TakenBy = readers.Contains(@case.Party) || @case.TakenBy is null ? @case.TakenBy : @case.TakenBy with { Name = knowledge.PartyOf(@case).Name },
            Live = readers.Contains(@case.Party) || @case.Live is null ? @case.Live : @case.Live with { Name = knowledge.PartyOf(@case).Name },
        };
}
