using System.Security.Cryptography;
using System.Text;
using WijkBot.Cases;
using WijkBot.Conversations.Initiatief;
using WijkBot.Knowledge.Content;
using WijkBot.Storage;

namespace WijkBot.Pages.Wijken;

/// <summary>
/// Ideas of residents that everybody may read: those whose maker said so, and that a professional took up since, so that somebody read them first.
/// Never who made them, with whom, the house number, the photo or the reference.
/// </summary>
/// <param name="store">Has the cases.</param>
/// <param name="knowledge">Names of wijken.</param>
/// <param name="clock">The time.</param>
public sealed class OpenbareInitiatieven(IStore store, KnowledgeBase knowledge, TimeProvider clock)
{
    /// <summary>An idea of long ago says little of what goes on now.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(365);

    private const int MostRead = 500, LongestText = 240;

    /// <summary>States that an idea comes in after a professional read it.</summary>
    private static readonly string[] Read = [CaseRecord.SlugOf(CaseState.InBehandeling), CaseRecord.SlugOf(CaseState.Afgehandeld), CaseRecord.SlugOf(CaseState.Heropend), CaseRecord.SlugOf(CaseState.Doorgezet)];

    /// <summary>The ideas of a year, newest first; of one wijk, or of the whole town.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    public async Task<IReadOnlyList<OpenbaarInitiatief>> InAsync(string? wijk, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Recent;
        var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Wijk = wijk, Since = since, Statuses = Read, Max = MostRead }, cancel);
        return [.. found.Select(CaseRecord.Read).Where(@case => InitiatiefConversation.IsPublic(@case) && !@case.Withdrawn && @case.ReceivedAt >= since).OrderByDescending(@case => @case.ReceivedAt).Select(Public)];
    }

    private OpenbaarInitiatief Public(Case @case) => new(
        @case.Text.Length <= LongestText ? @case.Text : @case.Text[..LongestText] + "...",
        @case.Place?.Street, knowledge.Wijken.BySlug(@case.Wijk ?? "")?.Name, @case.Wijk, @case.State == CaseState.Afgehandeld, @case.ReceivedAt);
}

/// <summary>What everybody may see of an idea.</summary>
/// <param name="What">The idea, in the words of its maker.</param>
/// <param name="Street">The street, without house number; null when it is not known.</param>
/// <param name="Wijk">Name of the wijk; null when it is not known.</param>
/// <param name="Slug">The same, as an address.</param>
/// <param name="IsDone">The wijkregisseur has finished with it.</param>
/// <param name="At">When it came in.</param>
public sealed record OpenbaarInitiatief(string What, string? Street, string? Wijk, string? Slug, bool IsDone, DateTimeOffset At)
{
    /// <summary>Names it in addresses. Made of what everybody reads, so that it tells nothing of the case.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Slug}|{What}")).AsSpan(0, 8));
}
