using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>A turn that failed: the item comes again, in its place, or is given up.</summary>
internal sealed class ReleaseWrite(Working working, Lane<Waiting> lane, Waiting waiting, TimeSpan? again, string why) : Write<bool>
{
    /// <summary>How long an item rests when the store could not take what became of it.</summary>
    public static readonly TimeSpan WhileUnavailable = TimeSpan.FromSeconds(1);

    private bool counted;

    /// <inheritdoc />
    public override void Apply(Group group)
    {
        if (waiting.IsVoid)
            return;
        waiting.Attempts++;
        counted = true;
        if (again is null)
        {
            var now = working.Clock.GetUtcNow().ToMilliseconds();
            CommitWrite.Handle(group, waiting, InboxRow.Handled(waiting, now, why: why));
            group.Insert(Tables.Dead, DeadRow.From(working.NextNumber(), new DeadLetter(DeadRow.Inbox, waiting.Item.Key, waiting.Item.Mailbox, now, why)));
        }
        else if (waiting.Table is { } table)
        {
            group.Update(table, InboxRow.Waits(waiting));
        }
        else
        {
            group.Insert(AcceptWrite.TableOf(waiting), InboxRow.Waits(waiting));
        }
    }

    /// <inheritdoc />
    public override void Done()
    {
        if (!waiting.IsVoid && again is { } pause)
        {
            working.Inbox.Return(lane, pause);
        }
        else
        {
            working.Known.Handled(waiting.Item.Key, working.Clock.GetUtcNow());
            working.Inbox.Leave(lane);
        }
        base.Done();
    }

    /// <inheritdoc />
    public override void Undo()
    {
        waiting.Attempts -= counted ? 1 : 0;
        counted = false;
    }

    /// <summary>The store is unavailable: the item comes again all the same, this attempt not counted.</summary>
    public override void Fail(Exception fault)
    {
        if (waiting.IsVoid)
            working.Inbox.Leave(lane);
        else
            working.Inbox.Return(lane, again ?? WhileUnavailable);
        base.Fail(fault);
    }
}
