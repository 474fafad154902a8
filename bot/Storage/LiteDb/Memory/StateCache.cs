namespace WijkBot.Storage.LiteDb.Memory;

/// <summary>The states of the mailboxes used last, so that most turns read nothing.</summary>
internal sealed class StateCache
{
    private const int MostCharacters = 16 << 20;
    private readonly Dictionary<string, LinkedListNode<(string Mailbox, string? State)>> byName = [];
    private readonly LinkedList<(string Mailbox, string? State)> newestFirst = [];
    private long characters;

    /// <summary>The state as its last commit left it; false when it is not known here.</summary>
    public bool TryGet(string mailbox, out string? state)
    {
        var found = byName.TryGetValue(mailbox, out var node);
        state = node?.Value.State;
        return found;
    }

    /// <summary>Notes a mailbox's state; null = it has none.</summary>
    public void Set(string mailbox, string? state)
    {
        Remove(mailbox);
        byName[mailbox] = newestFirst.AddFirst((mailbox, state));
        characters += Cost(mailbox, state);
        while (characters > MostCharacters && newestFirst.Last is { } oldest)
            Remove(oldest.Value.Mailbox);
    }

    /// <summary>Forgets what is known of a mailbox.</summary>
    public void Remove(string mailbox)
    {
        if (!byName.Remove(mailbox, out var node))
            return;
        newestFirst.Remove(node);
        characters -= Cost(mailbox, node.Value.State);
    }

    private static int Cost(string mailbox, string? state) => 100 + mailbox.Length + (state?.Length ?? 0);
}
