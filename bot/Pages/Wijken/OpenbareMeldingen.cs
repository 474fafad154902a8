using WijkBot.Cases;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Wijken;
using WijkBot.Storage;

namespace WijkBot.Pages.Wijken;

/// <summary>
/// What everybody may see of recent meldingen: what kind, in which street, how far. Never the words or the photo of a resident, no house number, no reference
/// (it gives nobody but its reporter any information), and nothing confidential.
/// </summary>
/// <param name="store">Has the cases.</param>
/// <param name="knowledge">Names of kinds.</param>
/// <param name="clock">The time.</param>
public sealed class OpenbareMeldingen(IStore store, KnowledgeBase knowledge, TimeProvider clock)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);
    private const int MostRead = 500;

    /// <summary>The meldingen of the last 30 days, newest first.</summary>
    public async Task<IReadOnlyList<OpenbareMelding>> InAsync(string wijk, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Recent;
        var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Wijk = wijk, Since = since, Max = MostRead }, cancel);
        return [.. found.Select(CaseRecord.Read).Where(IsPublic).Where(melding => melding.ReceivedAt >= since).OrderByDescending(melding => melding.ReceivedAt).Select(Public)];
    }

    private bool IsPublic(Case @case) =>
        @case is { Kind: CaseKind.Melding, Confidential: false, Category: { } category } && knowledge.Category(category) is { Confidential: false };

    /// <summary>By the pin, where the resident named no buurt.</summary>
    private string? BuurtOf(Place? place) =>
        place?.Buurt ?? (place is { Latitude: { } latitude, Longitude: { } longitude } ? knowledge.Wijken.At(latitude, longitude)?.Buurt?.Code : null);

    private OpenbareMelding Public(Case @case) =>
        new(knowledge.Category(@case.Category!)!.Name, @case.Place?.Street, BuurtOf(@case.Place), @case.ReceivedAt, CaseRecord.NameOf(@case.State));
}

/// <summary>What everybody may see of a melding.</summary>
/// <param name="What">Name of the kind.</param>
/// <param name="Street">The street, without house number; null when it is not known.</param>
/// <param name="Buurt">CBS code of the buurt; null when it is not known.</param>
/// <param name="At">When it came in.</param>
/// <param name="State">How far it is, as residents read it.</param>
public sealed record OpenbareMelding(string What, string? Street, string? Buurt, DateTimeOffset At, string State);
