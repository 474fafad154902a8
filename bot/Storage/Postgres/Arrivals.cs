namespace WijkBot.Storage.Postgres;

/// <summary>A message that its provider took at once and in one part, to be settled.</summary>
internal sealed record ArrivedWrite(Delivery Delivery, long Epoch, Settlement Settlement)
{
    /// <summary>True for the usual outcome: what needs more is settled by itself.</summary>
    public static bool Fits(Settlement settlement, IReadOnlyList<InboxItem> follow) =>
        settlement is { State: OutboxState.Sent, PartIds: null, IsAttempt: true, Next: null, Why: null } && follow.Count == 0;
}

/// <summary>Settles what arrived, many in one transaction.</summary>
/// <param name="link">The database.</param>
/// <param name="departures">Messages in our hand.</param>
/// <param name="clock">The time of settling.</param>
internal sealed class Arrivals(Link link, Departures departures, TimeProvider clock)
{
    private const string Sql = "select * from settle_sent($1, $2, $3, $4, $5, $6, $7)";

    /// <summary>Writes a group; true where the recipient's next message waits. What another replica has meanwhile is left to it.</summary>
    public async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<ArrivedWrite> writes)
    {
        var rows = await link.AskAsync(
            Sql, row => (Epoch: row.GetInt64(0), More: row.GetBoolean(1)), again: true, CancellationToken.None,
            Arg.Long(departures.Me), Arg.At(clock.GetUtcNow()), Arg.Texts(writes.Select(write => write.Delivery.Item.Recipient)),
            Arg.Longs(writes.Select(write => write.Epoch)), Arg.TextsOrNone(writes.Select(write => write.Settlement.ProviderId)),
            Arg.Instants(writes.Select(write => write.Settlement.HoldNextUntil)), Arg.Flags(writes.Select(write => write.Delivery.Item.MayBeFollowed)));
        var more = rows.ToDictionary(row => row.Epoch, row => row.More);
        return [.. writes.Select(write => more.GetValueOrDefault(write.Epoch))];
    }
}
