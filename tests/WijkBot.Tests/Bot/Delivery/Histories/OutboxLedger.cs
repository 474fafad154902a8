using WijkBot.Channels;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Delivery.Histories;

/// <summary>What must have become of every message: the simple model of the outbox.</summary>
internal sealed class OutboxLedger
{
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, (DateTimeOffset Until, string By, bool MayBeForgotten)> holds = [];

    /// <summary>As <see cref="InboxLedger.Latest"/>.</summary>
    public DateTimeOffset Latest { get; set; }

    private sealed record Entry(string Id, string Recipient)
    {
        public bool IsOut { get; set; }
        public bool IsSettled { get; set; }
        /// <summary>From then on it must come.</summary>
        public DateTimeOffset NotBefore { get; set; }
        /// <summary>As <c>InboxLedger</c>'s: a rest may end with the process.</summary>
        public DateTimeOffset Earliest { get; set; }
        public string? ProviderId { get; set; }
        public DeliveryStatus Status { get; set; }
    }

    public void Add(OutboxItem item) => entries.Add(new Entry(item.Id, item.Recipient));

    public void Delivering(IReadOnlyList<WijkBot.Storage.Delivery> deliveries, DateTimeOffset now)
    {
        foreach (var delivery in deliveries)
        {
            var entry = entries.Find(entry => entry.Id == delivery.Item.Id) ?? throw new BrokenPromiseException(2, $"{delivery.Item.Id} comes from a turn that was not committed");
            if (entry.IsSettled)
                throw new BrokenPromiseException(4, $"{entry.Id} is settled and would be sent again");
            if (entry.IsOut)
                throw new BrokenPromiseException(4, $"{entry.Id} is with two senders");
            if (First(entry.Recipient) != entry)
                throw new BrokenPromiseException(4, $"{entry.Id} overtakes {First(entry.Recipient)!.Id}");
            if (entry.Earliest > Latest || (holds.TryGetValue(entry.Recipient, out var hold) && !hold.MayBeForgotten && hold.Until > Latest))
                throw new BrokenPromiseException(4, $"{entry.Id} goes out before its time");
            entry.IsOut = true;
        }
        if (entries.Find(entry => entry is { IsOut: false, IsSettled: false } && First(entry.Recipient) == entry && entry.NotBefore <= now && !IsHeld(entry.Recipient, now)) is { } dropped)
            throw new BrokenPromiseException(4, $"{dropped.Id} must be sent and does not come");
    }

    /// <summary>The first word on a delivery counts; a later one changes nothing.</summary>
    public void Settled(WijkBot.Storage.Delivery delivery, Settlement said)
    {
        var entry = entries.Single(entry => entry.Id == delivery.Item.Id);
        if (!entry.IsOut)
            return;
        entry.IsOut = false;
        entry.IsSettled = said.State is OutboxState.Sent or OutboxState.Never;
        entry.NotBefore = entry.Earliest = said.Next ?? DateTimeOffset.MinValue;
        entry.ProviderId = said.ProviderId;
        if (said.HoldNextUntil is { } until)
            holds[entry.Recipient] = (until, entry.Id, false);
    }

    public void Reported(StatusReport report, OutboxItem? said)
    {
        var entry = entries.Find(entry => entry.ProviderId == report.ProviderId);
        if (entry is null != said is null)
            throw new BrokenPromiseException(5, $"a report on {report.ProviderId} found {said?.Id ?? "nothing"} instead of {entry?.Id ?? "nothing"}");
        if (entry is null)
            return;
        var highest = report.Status > entry.Status ? report.Status : entry.Status;
        if (said!.Status != highest && !(highest <= DeliveryStatus.Accepted && said.Status <= DeliveryStatus.Accepted))
            throw new BrokenPromiseException(5, $"{entry.Id} had {entry.Status}, was reported {report.Status}, and is {said.Status}");
        entry.Status = said.Status;
        if (entry.Status >= DeliveryStatus.Sent && holds.TryGetValue(entry.Recipient, out var hold) && hold.By == entry.Id)
            holds.Remove(entry.Recipient);
    }

    /// <summary>What was with the sender that died comes back.</summary>
    public void Killed()
    {
        foreach (var entry in entries)
            (entry.IsOut, entry.Earliest) = (false, DateTimeOffset.MinValue);
        foreach (var (recipient, hold) in holds.ToList())
            holds[recipient] = hold with { MayBeForgotten = true };
    }

    /// <summary>What was promised and is neither sent nor shown to a person.</summary>
    public string? Waiting => entries.Find(entry => !entry.IsSettled)?.Id;

    private Entry? First(string recipient) => entries.Find(entry => entry.Recipient == recipient && !entry.IsSettled);

    private bool IsHeld(string recipient, DateTimeOffset now) => holds.TryGetValue(recipient, out var hold) && hold.Until > now;
}
