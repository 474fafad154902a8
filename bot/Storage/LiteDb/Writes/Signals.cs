using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>Inbox items that another write brings along: signals between mailboxes and timers.</summary>
internal static class Signals
{
    /// <summary>Puts the items whose key is new in the group.</summary>
    public static List<Waiting> Add(Working working, Group group, IEnumerable<Waiting> items)
    {
        var added = new List<Waiting>();
        foreach (var item in items)
        {
            lock (working.Gate)
            {
                if (!working.Known.Add(item.Item.Key))
                    continue;
            }
            item.Number = working.NextNumber();
            added.Add(item);
            group.Insert(AcceptWrite.TableOf(item), InboxRow.Waits(item));
        }
        return added;
    }

    /// <summary>They are on the disk: into their mailboxes.</summary>
    public static void Queue(Working working, List<Waiting> items)
    {
        foreach (var item in items)
        {
            item.Table = AcceptWrite.TableOf(item);
            if (item.Item.Due is not null)
                item.Sleep();
            working.Inbox.Add(item.Item.Mailbox, item, item.Item.Due);
        }
    }

    /// <summary>They are not on the disk.</summary>
    public static void Undo(Working working, List<Waiting> items)
    {
        foreach (var item in items)
            working.Known.Remove(item.Item.Key);
    }
}
