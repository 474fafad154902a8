using Npgsql;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace WijkBot.Storage.Postgres;

/// <summary>A turn to commit.</summary>
internal sealed record TurnWrite(Claim Claim, Changes Changes);

/// <summary>Commits turns, many in one transaction, each all of it or nothing. Messages for which the sender waits are taken at once.</summary>
/// <param name="link">The database.</param>
/// <param name="claims">Mailboxes in our hand.</param>
/// <param name="departures">Messages on their way out.</param>
/// <param name="clock">The time of the commit.</param>
/// <param name="ringInbox">Items wait that were not taken.</param>
/// <param name="ringOutbox">Messages wait that were not taken.</param>
internal sealed class Turns(Link link, Hand claims, Departures departures, TimeProvider clock, Action ringInbox, Action ringOutbox)
{
    private const string Sql = "select * from commit_turns($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    /// <summary>Writes a group; false for a turn whose holder lost its mailbox.</summary>
    public async Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<TurnWrite> turns)
    {
        var started = clock.GetTimestamp();
        var answer = await AskAsync(turns);
        StorageMeter.Committed(turns.Count, clock.GetElapsedTime(started));
        var done = answer.Where(row => row.Post is null).ToDictionary(row => row.Epoch, row => row.More);
        foreach (var turn in turns)
            claims.Leave(turn.Claim.Epoch);
        Send(turns.Where(turn => done.ContainsKey(turn.Claim.Epoch)).SelectMany(turn => turn.Changes.Outbox), answer);
        if (done.ContainsValue(true) || turns.Any(turn => turn.Changes.Inbox.Count > 0))
            ringInbox();
        return [.. turns.Select(turn => done.ContainsKey(turn.Claim.Epoch))];
    }

    private void Send(IEnumerable<OutboxItem> posted, List<Row> answer)
    {
        var taken = answer.Where(row => row.Post is not null).ToDictionary(row => row.Post!, StringComparer.Ordinal);
        var untaken = false;
        foreach (var post in posted)
        {
            if (taken.Remove(post.Id, out var row))
                departures.Offer(new Delivery(post with { Due = post.Due?.ToMilliseconds() }, Attempts: 0, row.Followed), row.Epoch);
            else
                untaken = true;
        }
        if (untaken)
            ringOutbox();
    }

    private async Task<List<Row>> AskAsync(IReadOnlyList<TurnWrite> turns)
    {
        try
        {
            return await departures.TakenByAsync(() => link.AskAsync(
                Sql, row => new Row(row.GetInt64(0), !row.IsDBNull(1) && row.GetBoolean(1), row.Text("post"), row.Text("followed")), again: false, CancellationToken.None, Values(turns)),
                row => row.Post is null ? null : row.Epoch);
        }
        catch (StoreUnavailableException)
        {
            foreach (var turn in turns)
                claims.Doubt(turn.Claim.Epoch);
            departures.Doubt();
            throw;
        }
    }

    private NpgsqlParameter[] Values(IReadOnlyList<TurnWrite> turns)
    {
        var numbered = turns.Select((turn, n) => (turn.Changes, Number: n + 1)).ToList();
        var posts = Written.Posts(numbered.SelectMany(turn => turn.Changes.Outbox, (turn, post) => PostRow.From(post, turn.Number)));
        return
        [
            Arg.Long(claims.Me), Arg.At(clock.GetUtcNow()), Arg.Texts(turns.Select(turn => turn.Claim.Mailbox)), Arg.Longs(turns.Select(turn => turn.Claim.Epoch)),
            Arg.Flags(turns.Select(turn => turn.Changes.State != turn.Claim.State)), Arg.TextsOrNone(turns.Select(turn => turn.Changes.State)),
            Arg.TextsOrNone(turns.Select(turn => turn.Changes.Keep is { } keep ? JsonSerializer.Serialize(keep, StorageJson.Default.Activity) : null)),
            Arg.Json(Written.Records(numbered.SelectMany(turn => turn.Changes.Records, (turn, record) => RecordRow.From(record, turn.Number)).GroupBy(row => (row.Turn, row.Kind, row.Id)).Select(same => same.Last()))),
            Arg.Json(posts),
            Arg.Json(Written.Items(numbered.SelectMany(turn => turn.Changes.Inbox, (turn, item) => ItemRow.From(item, turn.Number)))),
            Arg.Int(posts is null ? 0 : departures.Wanted),
        ];
    }

    private sealed record Row(long Epoch, bool More, string? Post, string? Followed);
}
