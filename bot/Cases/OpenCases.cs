using WijkBot.Storage;

namespace WijkBot.Cases;

/// <summary>The cases in which somebody here must still act.</summary>
public static class OpenCases
{
    private const int Most = 10_000;

    private static readonly string[] Statuses =
    [
        .. new[] { CaseState.Ontvangen, CaseState.Toegewezen, CaseState.InBehandeling, CaseState.Heropend, CaseState.Doorgezet }.Select(CaseRecord.SlugOf),
    ];

    /// <summary>All of them, or those of one wijk, oldest first.</summary>
    public static async Task<IReadOnlyList<Case>> ReadAsync(IStore store, string? wijk, CancellationToken cancel)
    {
        // by state alone: open cases are few, and a wijk has many that are closed
        var found = await store.FindAsync(new RecordQuery(Case.RecordKind) { Statuses = Statuses, Max = Most }, cancel);
        return [.. found.Where(record => wijk is null || record.Wijk == wijk).Select(CaseRecord.Read).Where(one => one.IsOpen).OrderBy(one => one.ReceivedAt)];
    }

    /// <summary>Those with a card in this channel.</summary>
    public static async Task<IReadOnlyList<Case>> InChannelAsync(IStore store, string channel, CancellationToken cancel) =>
        [.. (await ReadAsync(store, null, cancel)).Where(one => one.Cards.Any(card => card.Link.ChannelId == channel))];
}
