using System.Collections.Concurrent;
using System.Text.Json;
using WijkBot.Channels;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Tests.Channels.BotFramework;

namespace WijkBot.Tests.Channels.Teams;

/// <summary>A bot without a host: it repeats what it hears, shows <see cref="SomeCard"/> when asked for a "kaart", and answers its buttons.</summary>
public static class EchoBot
{
    /// <summary>Lets the bot behind this endpoint answer. What became of its sending is kept in the result, by what was sent.</summary>
    public static ConcurrentDictionary<string, SendOutcome> Answers(BotEndpoint bot)
    {
        var outcomes = new ConcurrentDictionary<string, SendOutcome>();
        bot.Hub.Hears = async heard =>
        {
            var said = heard.Activity;
            if (said.Type != ActivityTypes.Message)
                return;
            outcomes["echo"] = await SendAsync(bot, Here(said) with { ReplyToId = said.Id, Text = "Gehoord: " + TeamsText.Of(said) });
            if (!TeamsText.Of(said).Contains("kaart", StringComparison.Ordinal))
                return;
            var card = Proactive(said) with { Attachments = [SomeCard.Full().ToAttachment()] };
            outcomes["kaart"] = await SendAsync(bot, card);
            var posted = PostedMessage.Parse(Assert.IsType<SendOutcome.Sent>(outcomes["kaart"]).ProviderId);
            outcomes["notitie"] = await SendAsync(bot, posted.Lead(Proactive(said) with { Text = "Notitie voor collega's" }));
            outcomes["nieuwe kaart"] = await SendAsync(bot, posted.Lead(card with { Type = ActivityTypes.MessageUpdate, Attachments = [SomeCard.Full("Bijgewerkte tekst").ToAttachment()] }));
        };
        bot.Hub.Answers = pressed => Task.FromResult(CardVerb.Of(pressed.Activity) switch
        {
            { Verb: "oppakken" } verb => CardAnswers.Refreshed(SomeCard.Full("Opgepakt door " + verb.Who.Name)),
            { Verb: "antwoorden" } verb => CardAnswers.Message($"Verstuurd voor {verb.Said("zaak")}: {verb.Said("antwoord")}"),
            { Verb: "doorzetten" } verb => CardAnswers.Message("Doorgezet naar " + verb.Said("naar")),
            _ => CardAnswers.Error(400, "BadRequest", "Onbekend"),
        });
        return outcomes;
    }

    private static Task<SendOutcome> SendAsync(BotEndpoint bot, Activity activity) =>
        bot.Channel.SendAsync(new Outgoing(activity), TestContext.Current.CancellationToken);

    private static Activity Here(Activity said) => new()
    {
        ChannelId = said.ChannelId,
        ServiceUrl = said.ServiceUrl,
        From = said.Recipient,
        Recipient = said.From,
        Conversation = said.Conversation,
    };

    /// <summary>As the bot says something in a channel or chat without being asked: from what a link keeps.</summary>
    private static Activity Proactive(Activity said)
    {
        var place = TeamsPlace.Of(said);
        return new()
        {
            ChannelId = said.ChannelId,
            ServiceUrl = place.ServiceUrl,
            From = said.Recipient,
            Recipient = place.ChannelId is null ? said.From : null,
            Conversation = new() { ConversationType = place.Kind, TenantId = place.TenantId },
            ChannelData = place.ChannelId is null ? null : JsonSerializer.SerializeToElement(new { channel = new { id = place.ChannelId } }),
        };
    }
}
