using System.Globalization;
using System.Text.Json;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Channels.Teams.Cards;
using WijkBot.Knowledge.Content;

namespace WijkBot.Berichten;

/// <summary>Draws a broadcast: the message as a resident gets it, how many get it on which channel, what that costs, when it goes, and afterwards how it went.</summary>
/// <param name="knowledge">Texts.</param>
/// <param name="words">The same in words.</param>
public sealed class BroadcastCard(KnowledgeBase knowledge, BroadcastWords words)
{
    /// <summary>What the verbs of its buttons begin with; the rest is the word that can be written too.</summary>
    public const string Verbs = "bericht-";

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly (string Channel, string Name)[] Channels = [(ChannelIds.WhatsApp, "WhatsApp"), (ChannelIds.Sms, "Sms"), (ChannelIds.WebChat, "Webchat")];

    /// <summary>The broadcast as it is now.</summary>
    public Card Of(Broadcast broadcast, DateTimeOffset now)
    {
        var title = Say("titel", ("zaak", broadcast.Reference), ("gebied", broadcast.About));
        return new Card
        {
            Body =
            [
                new Text(title) { Size = TextSize.Large, Bold = true, Heading = true },
                new Text(StateLine(broadcast)) { Bold = true, Color = ToneOf(broadcast.State) },
                .. broadcast.Urgent ? [new Text(Say("spoed")) { Color = Tone.Warning, Bold = true }] : Array.Empty<CardElement>(),
                Verbatim.Lines(words.Message(broadcast)),
                new Facts([.. Reach(broadcast), .. broadcast.IsSent ? Figures(broadcast, now) : [], (Say("gaat-weg"), broadcast.IsOpen ? words.Earliest(broadcast, now) : null)]),
            ],
            Actions = [.. Buttons(broadcast)],
            FallbackText = $"{title}. {(broadcast.IsOpen ? knowledge.Say("teams.bericht.zelf-sturen", ("zaak", broadcast.Reference)) : words.Standing(broadcast))}",
        };
    }

    private string StateLine(Broadcast broadcast) => broadcast.SentBy is { } by && broadcast.State is BroadcastState.Onderweg
        ? Say("onderweg-door", ("wie", by))
        : Say("staat." + broadcast.State.ToString().ToLowerInvariant());

    private static Tone ToneOf(BroadcastState state) => state switch
    {
        BroadcastState.Klaar => Tone.Good,
        BroadcastState.Onderweg => Tone.Accent,
        _ => Tone.Attention,
    };

    /// <summary>Who gets it by which channel, and the cost.</summary>
    private IEnumerable<(string, string?)> Reach(Broadcast broadcast) =>
    [
        (Say("van"), broadcast.By),
        .. Channels.Where(channel => broadcast.Reach.ContainsKey(channel.Channel)).Select(channel => (channel.Name, (string?)words.PerChannel(broadcast, channel.Channel))),
        (Say("mensen"), broadcast.Reach.Values.Sum().ToString("N0", Dutch)),
        (Say("kosten"), words.Costs(broadcast)),
    ];

    private IEnumerable<(string, string?)> Figures(Broadcast broadcast, DateTimeOffset now) =>
    [
        (Say("laatste"), broadcast is { State: BroadcastState.Onderweg, LastAt: { } last } ? words.Moment(last, now) : null),
        (Say("verstuurd"), Say("van-de", ("aantal", broadcast.Made.ToString("N0", Dutch)), ("mensen", BroadcastWords.People(broadcast.People)))),
        (Say("niet-aangekomen"), broadcast.NotArrived > 0 ? $"{broadcast.NotArrived.ToString("N0", Dutch)} ({words.Reasons(broadcast)})" : null),
        (Say("per-sms"), Number(broadcast.BySms)),
        (Say("morgen"), Number(broadcast.Tomorrow)),
        (Say("gestopt"), Number(broadcast.Stopped)),
    ];

    private IEnumerable<CardButton> Buttons(Broadcast broadcast)
    {
        if (broadcast.State == BroadcastState.Concept) yield return Button("verstuur", broadcast) with { Style = ButtonStyle.Positive };
        if (broadcast.State == BroadcastState.Wacht) yield return Button("akkoord", broadcast) with { Style = ButtonStyle.Positive };
        if (broadcast.State == BroadcastState.Onderweg) yield return Button("stand", broadcast);
        if (broadcast.State is not (BroadcastState.Klaar or BroadcastState.Gestopt)) yield return Button("stop", broadcast) with { Style = ButtonStyle.Destructive };
    }

    private VerbButton Button(string order, Broadcast broadcast) =>
        new(Say("knop." + order), Verbs + order, JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["nummer"] = broadcast.Reference }));

    private static string? Number(int number) => number == 0 ? null : number.ToString("N0", Dutch);

    private string Say(string key, params (string, string)[] fields) => knowledge.Say("teams.bericht.kaart." + key, fields);
}
