using WijkBot.Channels;

namespace WijkBot.Storage.Postgres;

/// <summary>Accepts items, many in one transaction, and takes at once the mailboxes for which a worker waits: their turn needs no question of its own.</summary>
/// <param name="link">The database.</param>
/// <param name="claims">Mailboxes in our hand.</param>
/// <param name="turnstile">Workers that wait.</param>
/// <param name="clock">The time of acceptance.</param>
/// <param name="ring">Something waits that was not taken.</param>
internal sealed class Acceptances(Link link, Hand claims, Turnstile turnstile, TimeProvider clock, Action ring)
{
    private const string Sql = "select * from accept_items($1, $2, $3, $4)";

    /// <summary>Writes a group; of one key the first is new.</summary>
    public async Task<IReadOnlyList<Accepted>> WriteAsync(IReadOnlyList<InboxItem> items)
    {
        var rows = Arg.Json(Written.Items(items.Select(item => ItemRow.From(item))));
        var fresh = await AskAsync(rows, Math.Min(items.Count, turnstile.Wanted));
        var untaken = false;
        var accepted = new Accepted[items.Count];
        for (var n = 0; n < items.Count; n++)
        {
            if (!fresh.Remove(items[n].Key, out var taken))
            {
                accepted[n] = Accepted.Duplicate;
                continue;
            }
            accepted[n] = Accepted.New;
            if (taken.Epoch is { } epoch)
                turnstile.Offer(new Claim(items[n].Mailbox, epoch, taken.State, items[n].AsStored(), Attempts: 0));
            else
                untaken = true;
        }
        if (untaken)
            ring();
        return accepted;
    }

    private async Task<Dictionary<string, (long? Epoch, string? State)>> AskAsync(Npgsql.NpgsqlParameter rows, int most)
    {
        try
        {
            return await TakeAsync(rows, most, again: most == 0);
        }
        catch (StoreUnavailableException) when (most > 0)
        {
            claims.Doubt(); // it may have been done, and mailboxes taken; an item that is there already is not accepted twice
            return await TakeAsync((Npgsql.NpgsqlParameter)((ICloneable)rows).Clone(), 0, again: true);
        }
    }

    private async Task<Dictionary<string, (long? Epoch, string? State)>> TakeAsync(Npgsql.NpgsqlParameter rows, int most, bool again)
    {
        var fresh = await claims.TakenByAsync(() => link.AskAsync(
            Sql,
            row => (Key: row.GetString(0), Epoch: row.IsDBNull(1) ? (long?)null : row.GetInt64(1), State: row.Text("state")),
            again, CancellationToken.None, rows, Arg.At(clock.GetUtcNow()), Arg.Long(claims.Me), Arg.Int(most)), row => row.Epoch);
        return fresh.ToDictionary(one => one.Key, one => (one.Epoch, one.State), StringComparer.Ordinal);
    }
}
