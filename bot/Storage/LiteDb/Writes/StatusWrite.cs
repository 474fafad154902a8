using LiteDB;
using WijkBot.Channels;
using WijkBot.Storage.LiteDb.Memory;
using WijkBot.Storage.LiteDb.Rows;

namespace WijkBot.Storage.LiteDb.Writes;

/// <summary>The provider's word on an earlier delivery. Answers its row as it now stands; null when it was forgotten meanwhile.</summary>
internal sealed class StatusWrite(Working working, long number, StatusReport report) : Write<BsonDocument?>
{
    /// <inheritdoc />
    public override void Apply(Group group)
    {
        Answer = group.Find(Tables.Outbox, number);
        if (Answer is null || report.Status <= OutboxRow.StatusOf(Answer))
            return;
        var row = new BsonDocument(Answer) { ["status"] = (int)report.Status };
        if (report.Status == DeliveryStatus.Failed)
        {
            var why = $"code {report.ErrorCode}";
            row["why"] = why;
            group.Insert(Tables.Dead, DeadRow.From(working.NextNumber(),
                new DeadLetter(DeadRow.Outbox, row["id"].AsString, row["to"].AsString, working.Clock.GetUtcNow(), why)));
        }
        group.Update(Tables.Outbox, row);
        Answer = row;
    }

    /// <inheritdoc />
    public override void Done()
    {
        if (report.Status >= DeliveryStatus.Sent && Answer is not null && working.Outbox.TryFind(Answer["to"].AsString, out var lane))
            working.Outbox.Wake(lane, number);
        base.Done();
    }
}
