using LiteDB;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>A turn: the item is handled, and everything that follows from it, together. Answers false when the item's acceptance had failed.</summary>
internal sealed class CommitWrite(Working working, Lane<Waiting> lane, Waiting waiting, string? stateBefore, PreparedChanges changes) : Write<bool>
{
    private readonly List<Waiting> signals = [];
    private readonly List<Post> posts = [];
    private DateTimeOffset now;

    /// <inheritdoc />
    public override void Apply(Group group)
    {
        Answer = !waiting.IsVoid;
        if (waiting.IsVoid)
            return;
        now = working.Clock.GetUtcNow().ToMilliseconds();
        Handle(group, waiting, InboxRow.Handled(waiting, now, changes.KeepJson));
        if (changes.State != stateBefore)
            Keep(group);
        foreach (var (key, row) in changes.Records)
        {
            if (row is null)
                group.Delete(Tables.Records, key);
            else
                group.Upsert(Tables.Records, row);
        }
        signals.AddRange(Signals.Add(working, group, changes.Signals()));
        foreach (var (item, json) in changes.Outbox)
        {
            var post = new Post(item, json, working.NextNumber());
            posts.Add(post);
            group.Insert(Tables.Outbox, OutboxRow.From(post, now));
        }
    }

    /// <summary>Replaces the row of an item that waited by the row of the same item, done.</summary>
    public static void Handle(Group group, Waiting waiting, BsonDocument done)
    {
        if (waiting.Table == Tables.Inbox)
        {
            group.Update(Tables.Inbox, done);
            return;
        }
        group.Delete(AcceptWrite.TableOf(waiting), waiting.Number);
        group.Insert(Tables.Inbox, done);
    }

    private void Keep(Group group)
    {
        if (changes.State is null)
            group.Delete(Tables.Mailboxes, lane.Name);
        else
            group.Upsert(Tables.Mailboxes, new BsonDocument { ["_id"] = lane.Name, ["json"] = changes.State, ["at"] = now.UtcDateTime });
    }

    /// <inheritdoc />
    public override void Done()
    {
        if (Answer)
        {
            working.States.Set(lane.Name, changes.State);
            working.Known.Handled(waiting.Item.Key, now);
            Signals.Queue(working, signals);
            foreach (var post in posts)
                working.Outbox.Add(post.Item.Recipient, post, post.Item.Due);
        }
        working.Inbox.Leave(lane);
        base.Done();
    }

    /// <inheritdoc />
    public override void Undo()
    {
        Signals.Undo(working, signals);
        signals.Clear();
        posts.Clear();
    }

    /// <summary>Without a store the item goes back to its mailbox by itself; a change that the store refuses leaves it with its holder, who must release it.</summary>
    public override void Fail(Exception fault)
    {
        if (waiting.IsVoid)
            working.Inbox.Leave(lane);
        else if (fault is StoreUnavailableException)
            working.Inbox.Return(lane, ReleaseWrite.WhileUnavailable);
        else
            lane.Leaving = false;
        base.Fail(fault);
    }
}
