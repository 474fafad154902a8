using LiteDB;
using WijkBot.Channels;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>What became of a delivery.</summary>
internal sealed class SettleWrite(Working working, Lane<Post> lane, Post post, Settlement settlement, PreparedChanges follow) : Write<bool>
{
    /// <summary>Reckoned when it is asked, not when it is written: the clock may be moved meanwhile.</summary>
    private readonly TimeSpan? rest = (settlement.Next ?? settlement.HoldNextUntil) - working.Clock.GetUtcNow();
    private OutboxItem settled = post.Item;
    private List<Waiting> signals = [];
    private DateTimeOffset now;

    private bool IsLast => settlement.State is OutboxState.Sent or OutboxState.Never;

    private int Attempts => post.Attempts + (settlement.IsAttempt ? 1 : 0);

    /// <inheritdoc />
    public override void Apply(Group group)
    {
        now = working.Clock.GetUtcNow().ToMilliseconds();
        settled = post.Item with
        {
            State = settlement.State,
            ProviderId = settlement.ProviderId ?? post.Item.ProviderId,
            Why = settlement.Why,
            Status = settlement.State == OutboxState.Sent ? DeliveryStatus.Accepted : post.Item.Status,
        };
        group.Update(Tables.Outbox, OutboxRow.From(new Post(settled, post.Json, post.Number) { Attempts = Attempts }, now, settlement.PartIds));
        if (settled is { State: OutboxState.Sent, ProviderId: { } providerId } && settled.MayBeFollowed)
            group.Upsert(Tables.Threads, new BsonDocument { ["_id"] = settled.Id, ["provider"] = providerId, ["at"] = now.UtcDateTime });
        if (settled.State == OutboxState.Never)
            group.Insert(Tables.Dead, DeadRow.From(working.NextNumber(), new DeadLetter(DeadRow.Outbox, settled.Id, settled.Recipient, now, settled.Why ?? "")));
        signals = Signals.Add(working, group, follow.Signals());
    }

    /// <inheritdoc />
    public override void Done()
    {
        post.Item = settled;
        post.Attempts = Attempts;
        Signals.Queue(working, signals);
        if (IsLast)
            Leave();
        else
            working.Outbox.Return(lane, rest ?? TimeSpan.Zero);
        base.Done();
    }

    private void Leave()
    {
        foreach (var id in settlement.PartIds ?? (settled.ProviderId is { } only ? [only] : []))
            working.Sent.Add(settled.Message.Activity.ChannelId, id, post.Number, now);
        working.Outbox.Leave(lane, rest, post.Number);
    }

    /// <inheritdoc />
    public override void Undo() => Signals.Undo(working, signals);

    /// <summary>The message stays with its sender, who must settle it again.</summary>
    public override void Fail(Exception fault)
    {
        lane.Leaving = false;
        base.Fail(fault);
    }
}
