using WijkBot.Channels;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>
/// An item that was put in its mailbox a moment ago, before it is on the disk: its turn may run meanwhile. That turn's commit stands behind
/// this write in the queue, so it can never be durable without it; when both meet in one group, the row is written once, as handled.
/// </summary>
internal sealed class AcceptWrite(Working working, Waiting waiting) : Write<Accepted>
{
    /// <summary>Since when the writer has it aside, a timestamp of <see cref="System.Diagnostics.Stopwatch"/>; null while it is not aside. The writer's own.</summary>
    public long? AsideSince { get; set; }

    /// <inheritdoc />
    public override void Apply(Group group)
    {
        Answer = Accepted.New;
        waiting.Number = working.NextNumber();
        group.Insert(TableOf(waiting), InboxRow.Waits(waiting));
    }

    /// <inheritdoc />
    public override void Done()
    {
        waiting.Table = TableOf(waiting);
        base.Done();
    }

    /// <inheritdoc />
    public override void Fail(Exception fault)
    {
        waiting.IsVoid = true;
        working.Known.Remove(waiting.Item.Key);
        working.Inbox.Remove(waiting.Item.Mailbox, waiting);
        base.Fail(fault);
    }

    /// <summary>Timers have a table of their own, so that the inbox's oldest waiting row is never far back.</summary>
    public static string TableOf(Waiting waiting) => waiting.Item.Due is null ? Tables.Inbox : Tables.Timers;
}

/// <summary>The same item again: answered when whatever came before it is on the disk.</summary>
internal sealed class DuplicateWrite(Working working, string key) : Write<Accepted>
{
    /// <inheritdoc />
    public override void Apply(Group group) => Answer = Accepted.Duplicate;

    /// <inheritdoc />
    public override void Done()
    {
        if (working.Known.Contains(key))
            base.Done();
        else
            Fail(new StoreUnavailableException("the first acceptance of this item failed"));
    }
}
