using System.Text.Json;
using System.Text.Json.Nodes;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Delivery;
using WijkBot.Storage;

namespace WijkBot.Cases.Cards;

/// <summary>The activities that carry cards, notes and answers to Teams.</summary>
public static class Posts
{
    /// <summary>A card that starts a thread in a linked channel.</summary>
    public static Activity NewCard(TeamsLink link, Card card) => In(link) with
    {
        Attachments = [card.ToAttachment()],
        Extra = new() { ["summary"] = JsonSerializer.SerializeToElement(card.FallbackText ?? "", CaseJson.Default.String) },
    };

    /// <summary>The same card, drawn again; which message it replaces is filled in when it is sent.</summary>
    public static Activity Update(TeamsLink link, Card card) => NewCard(link, card) with { Type = ActivityTypes.MessageUpdate };

    /// <summary>Words in the thread of a card, when they follow one: which thread is filled in when they are sent. Else they begin a thread.</summary>
    public static Activity Note(TeamsLink link, string text) => In(link) with { Text = text };

    /// <summary>Whose order is kept: all messages of a channel come one after the other.</summary>
    public static string RecipientOf(TeamsLink link) => $"{ChannelIds.Teams}|{link.ChannelId}";

    /// <summary>An answer to what somebody wrote in Teams, in the same place.</summary>
    public static Changes Reply(Turn turn, Activity said, string text)
    {
        var item = new OutboxItem(StableId.From(turn.Item.Key, 0), $"{ChannelIds.Teams}|{said.Conversation?.Id}", new Outgoing(Answer(said, text)));
        return new Changes { State = turn.State, Outbox = [item] };
    }

    /// <summary>Words to the place where somebody did something in Teams.</summary>
    public static Activity Answer(Activity said, string text) => new()
    {
        ChannelId = said.ChannelId,
        ServiceUrl = said.ServiceUrl,
        From = said.Recipient,
        Recipient = said.From,
        Conversation = said.Conversation,
        ReplyToId = said.Type == ActivityTypes.Message ? said.Id : null, // an event has an id too, but nothing stands there to answer
        Text = text,
        TextFormat = "markdown",
    };

    /// <summary>Words to one professional in a personal chat, which is opened when needed.</summary>
    /// <param name="asked">What that professional just did in Teams.</param>
    /// <param name="text">The words.</param>
    public static Activity Personal(Activity asked, string text) => new()
    {
        ChannelId = asked.ChannelId,
        ServiceUrl = asked.ServiceUrl,
        From = asked.Recipient,
        Recipient = asked.From,
        Conversation = new ConversationAccount { ConversationType = "personal", TenantId = asked.Conversation?.TenantId },
        Text = text,
    };

    /// <summary>Words to one professional in a personal chat, without anything that they did before.</summary>
    /// <param name="link">A channel of the same team: where to and from whom.</param>
    /// <param name="chatId">Teams' id of that professional.</param>
    /// <param name="text">The words.</param>
    public static Activity Personal(TeamsLink link, string chatId, string text) => new()
    {
        ChannelId = ChannelIds.Teams,
        ServiceUrl = link.ServiceUrl,
        From = new ChannelAccount { Id = link.BotId },
        Recipient = new ChannelAccount { Id = chatId },
        Conversation = new ConversationAccount { ConversationType = "personal", TenantId = link.TenantId },
        Text = text,
    };

    /// <summary>A card as the answer to what somebody wrote or pressed in Teams, in the same place.</summary>
    public static Changes ReplyCard(Turn turn, Activity said, Card card)
    {
        var changes = Reply(turn, said, "");
        var item = changes.Outbox[0];
        return changes with
        {
            Outbox =
            [
                item with
                {
                    Message = new Outgoing(item.Message.Activity with
                    {
                        Text = null,
                        TextFormat = null,
                        Attachments = [card.ToAttachment()],
                        Extra = new() { ["summary"] = JsonSerializer.SerializeToElement(card.FallbackText ?? "", CaseJson.Default.String) },
                    }),
                },
            ],
        };
    }

    /// <summary>A number of things in words: <c>1 verzoek</c>, <c>3 verzoeken</c>.</summary>
    public static string Count(int number, string one, string more) => number == 1 ? $"1 {one}" : $"{number} {more}";

    private static Activity In(TeamsLink link) => new()
    {
        ChannelId = ChannelIds.Teams,
        ServiceUrl = link.ServiceUrl,
        From = new ChannelAccount { Id = link.BotId },
        Conversation = new ConversationAccount { ConversationType = "channel", IsGroup = true, TenantId = link.TenantId },
        ChannelData = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["channel"] = new JsonObject { ["id"] = link.ChannelId },
            ["tenant"] = new JsonObject { ["id"] = link.TenantId },
        }),
    };
}
