using LiteDB;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>Removes rows that were found to match. Answers how many.</summary>
/// <param name="working">What is in memory.</param>
/// <param name="found">Rows with their table. A young inbox row keeps its key, so that a provider's late retry is still known.</param>
internal sealed class ForgetWrite(Working working, IReadOnlyList<(string Table, BsonDocument Row)> found) : Write<int>
{
    private readonly List<Waiting> timers = [];

    /// <inheritdoc />
    public override void Apply(Group group)
    {
        timers.Clear();
        var young = working.Clock.GetUtcNow() - Keys.Kept;
        Answer = 0;
        foreach (var (table, row) in found)
        {
            if ((table == Tables.Mailboxes && !IsUntouched(group, row)) || (table == Tables.Timers && !IsStillWaiting(row)))
                continue;
            if (table == Tables.Inbox && row["done"].ToInstant() > young)
                group.Update(table, InboxRow.Scrubbed(row));
            else
                group.Delete(table, row["_id"]);
            Answer++;
        }
    }

    private bool IsUntouched(Group group, BsonDocument row)
    {
        lock (working.Gate)
        {
            return !working.Inbox.TryFind(row["_id"].AsString, out _)
                && group.Find(Tables.Mailboxes, row["_id"]) is { } now && now["at"] == row["at"];
        }
    }

    private bool IsStillWaiting(BsonDocument row)
    {
        lock (working.Gate)
        {
            if (working.Inbox.Later.FirstOrDefault(waiting => waiting.Number == row["_id"].AsInt64) is not { } timer)
                return false;
            timers.Add(timer);
            return true;
        }
    }

    /// <inheritdoc />
    public override void Done()
    {
        foreach (var timer in timers)
        {
            working.Inbox.Cancel(timer);
            working.Known.Handled(timer.Item.Key, working.Clock.GetUtcNow());
        }
        foreach (var (table, row) in found)
        {
            if (table == Tables.Mailboxes)
                working.States.Remove(row["_id"].AsString);
        }
        base.Done();
    }
}
