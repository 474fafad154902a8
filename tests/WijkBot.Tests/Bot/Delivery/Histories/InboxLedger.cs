using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>What must have become of every item: the simple model of the inbox, a list and a few loops.</summary>
internal sealed class InboxLedger
{
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, string?> states = [];
    private readonly List<Claim> live = [];

    /// <summary>The latest time that the store has seen: a clock that jumps back undoes no alarm.</summary>
    public DateTimeOffset Latest { get; set; }

    private sealed record Entry(string Key, string Mailbox, DateTimeOffset? Due)
    {
        /// <summary>From then on it must come.</summary>
        public DateTimeOffset NotBefore { get; set; }
        /// <summary>Before then it may not come: a store that starts anew may forget how long an item that failed was to rest.</summary>
        public DateTimeOffset Earliest { get; set; }
        public bool IsGone { get; set; }
        public bool WasReleased { get; set; }
    }

    /// <summary>A turn or an acceptance that the store has confirmed.</summary>
    public void Add(InboxItem item)
    {
        if (entries.All(entry => entry.Key != item.Key))
            entries.Add(new Entry(item.Key, item.Mailbox, item.Due) { NotBefore = item.Due ?? DateTimeOffset.MinValue, Earliest = item.Due ?? DateTimeOffset.MinValue });
    }

    public void Answered(InboxItem item, Accepted said)
    {
        var known = entries.Any(entry => entry.Key == item.Key);
        if (known && said != Accepted.Duplicate)
            throw new BrokenPromiseException(2, $"{item.Key} was accepted twice");
        if (!known && said != Accepted.New)
            throw new BrokenPromiseException(1, $"{item.Key} is new and was answered {said}");
        Add(item);
    }

    public void Claimed(Claim? claim, DateTimeOffset now, bool wasKilled)
    {
        if (claim is null)
        {
            if (entries.Find(entry => IsHeld(entry.Mailbox) is false && Next(entry.Mailbox) == entry && entry.NotBefore <= now) is { } lost)
                throw new BrokenPromiseException(wasKilled ? 6 : 1, $"{lost.Key} was accepted, waits, and does not come");
            return;
        }
        var found = entries.Find(entry => entry.Key == claim.Item.Key) ?? throw new BrokenPromiseException(1, $"{claim.Item.Key} was never accepted");
        if (IsHeld(claim.Mailbox))
            throw new BrokenPromiseException(3, $"{claim.Mailbox} has two holders");
        if (found.IsGone)
            throw new BrokenPromiseException(2, $"{found.Key} comes again after it was handled");
        if (found.Due is null && entries.Find(entry => entry.Mailbox == found.Mailbox && entry is { IsGone: false, Due: null }) is { } first && first != found)
            throw new BrokenPromiseException(3, $"{found.Key} overtakes {first.Key}");
        if (found.Earliest > Latest)
            throw new BrokenPromiseException(3, $"{found.Key} comes before its time");
        if (claim.State != states.GetValueOrDefault(claim.Mailbox))
            throw new BrokenPromiseException(2, $"{claim.Mailbox} has the state {claim.State} instead of {states.GetValueOrDefault(claim.Mailbox)}");
        live.Add(claim);
    }

    /// <summary>Notes a commit and says whether it took effect.</summary>
    public bool Committed(Claim claim, Changes changes, bool said)
    {
        var holds = live.Remove(claim);
        if (said != holds)
            throw new BrokenPromiseException(holds ? 1 : 3, holds ? $"the holder of {claim.Mailbox} could not commit" : $"a turn of {claim.Mailbox} was committed by who no longer held it");
        if (!said)
            return false;
        entries.Single(entry => entry.Key == claim.Item.Key).IsGone = true;
        states[claim.Mailbox] = changes.State;
        foreach (var item in changes.Inbox)
            Add(item);
        return true;
    }

    public void Released(Claim claim, TimeSpan? again, DateTimeOffset now)
    {
        if (!live.Remove(claim))
            return;
        var entry = entries.Single(entry => entry.Key == claim.Item.Key);
        entry.IsGone = again is null;
        entry.WasReleased = true;
        entry.NotBefore = entry.Earliest = now + (again ?? TimeSpan.Zero);
    }

    /// <summary>What the store shows of a mailbox.</summary>
    public void Held(string mailbox, IEnumerable<InboxItem> received)
    {
        var keys = received.Select(item => item.Key).ToHashSet();
        if (entries.Find(entry => entry.Mailbox == mailbox && !keys.Contains(entry.Key)) is { } lost)
            throw new BrokenPromiseException(1, $"{lost.Key} was accepted and is not there");
    }

    /// <summary>All claims end with their holder.</summary>
    public void Killed()
    {
        live.Clear();
        entries.ForEach(entry => entry.Earliest = entry.Due ?? DateTimeOffset.MinValue);
    }

    /// <summary>What was accepted and is not yet handled.</summary>
    public string? Waiting => entries.Find(entry => !entry.IsGone)?.Key;

    private bool IsHeld(string mailbox) => live.Exists(claim => claim.Mailbox == mailbox);

    /// <summary>What certainly comes next of a mailbox; null when several may, such as a timer beside a message.</summary>
    private Entry? Next(string mailbox)
    {
        var waiting = entries.FindAll(entry => entry.Mailbox == mailbox && !entry.IsGone);
        var plain = waiting.Find(entry => entry.Due is null);
        return waiting.Exists(entry => entry.WasReleased && entry.NotBefore > DateTimeOffset.MinValue && entry != plain) ? null : plain ?? waiting.MinBy(entry => entry.NotBefore);
    }
}
