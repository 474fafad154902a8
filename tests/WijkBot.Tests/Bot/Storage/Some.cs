using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Storage;

namespace WijkBot.Tests.Bot.Storage;

/// <summary>Things to store.</summary>
internal static class Some
{
    public const string Resident = "sms|+3197010000|+31612345678";
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static Activity Message(string text = "kapotte lamp") => new()
    {
        ChannelId = ChannelIds.Sms,
        Text = text,
        From = new ChannelAccount { Id = "+31612345678" },
        Recipient = new ChannelAccount { Id = "+3197010000" },
    };

    public static InboxItem Item(string key, string mailbox = Resident, string text = "kapotte lamp", DateTimeOffset? due = null) =>
        new("sms|AC1|" + key, mailbox, Message(text), Monday) { Due = due };

    public static OutboxItem Reply(string id, string recipient = Resident, string text = "Dank u.", string channel = ChannelIds.Sms) =>
        new(id, recipient, new Outgoing(Message(text) with { ChannelId = channel }));

    public static StoredRecord Case(string reference, string? owner = Resident, string? wijk = "schelfhorst", string status = "ontvangen", DateTimeOffset? at = null) =>
        new("zaak", reference, $$"""{"nummer":"{{reference}}"}""") { Owner = owner, Wijk = wijk, Status = status, At = at ?? Monday };

    public static Settlement Sent(string providerId) => new(OutboxState.Sent, providerId);
}
