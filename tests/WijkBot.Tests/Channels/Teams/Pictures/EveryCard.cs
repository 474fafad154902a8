using System.Text.Json;
using WijkBot.Berichten;
using WijkBot.Cases;
using WijkBot.Delivery;
using WijkBot.Desk.Overzicht;
using WijkBot.Desk.Pasting;
using WijkBot.Operations;
using WijkBot.Tests.Bot.Berichten;
using WijkBot.Tests.Bot.Cases;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Channels.Teams.Pictures;

/// <summary>Every kind of card that professionals get, drawn by the real handlers.</summary>
internal static class EveryCard
{
    public static async Task<IReadOnlyList<(string Kind, JsonElement Card)>> AllAsync()
    {
        var teams = new TeamsSide();
        var cards = new List<(string Kind, JsonElement Card)>();
        void Keep(string kind) => cards.Add((kind, teams.Cards.Last()));

        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.LinkAsync("stad", "almelo");
        await teams.OpenAsync("M-1042");
        Keep("zaak");
        await teams.PressAsync("Anna", "M-1042", "oppakken");
        await teams.PressAsync("Anna", "M-1042", "overnemen");
        await teams.SignalAsync("M-1042", CaseSignals.Stopped, true);
        Keep("zaak in behandeling, bewoner gestopt");
        await teams.PressAsync("Anna", "M-1042", "afhandelen", "bericht", "De lamp is vervangen.");
        Keep("zaak afgehandeld");
        await teams.OpenAsync("M-1043", party: "wijkagent", category: "drugs", confidential: true);
        Keep("vertrouwelijke zaak");
        await teams.OpenAsync("V-77");
        await teams.PressAsync("Anna", "V-77", "antwoorden", "antwoord", "De kermis is in de tweede week van september, op het plein bij de kerk, en begint elke dag om één uur, behalve op zondag.");
        foreach (var (kind, said) in new[] { ("antwoord, voorstel", "kennis V-77"), ("antwoord, geldig", "bewaar V-77"), ("lijst van antwoorden", "kennis") })
        {
            await teams.SayAsync("windmolenbroek", said);
            if (said.StartsWith("bewaar", StringComparison.Ordinal)) await teams.SayAsync("windmolenbroek", "kennis V-77");
            Keep(kind);
        }
        for (var n = 1044; n < 1050; n++) await teams.OpenAsync($"M-{n}");
        await teams.SayAsync("windmolenbroek", "open");
        Keep("lijst van zaken");
        await teams.PassAsync(TimeSpan.FromDays(1) + TimeSpan.FromHours(2));
        cards.AddRange((await OverviewsAsync(teams)).Select(card => ("overzicht", card)));
        cards.AddRange(Pasted(teams).Select(card => ("geplakt", card)));
        cards.AddRange(Enum.GetValues<BroadcastState>().Select(state => ("bericht " + state, BroadcastCardTests.Card(state).ToJson())));
        return cards;
    }

    private static async Task<IEnumerable<JsonElement>> OverviewsAsync(TeamsSide teams)
    {
        var ask = OverviewRound.At(teams.Clock.GetUtcNow(), Some.Almelo.Netwerk.OfficeHours)!;
        var turn = new Turn(ask.Mailbox, null, ask, teams.Clock.GetUtcNow());
        var drawn = await new OverviewHandler(teams.Records, Some.Almelo).HandleAsync(turn, TestContext.Current.CancellationToken);
        return drawn.Changes.Outbox.Select(item => item.Message.Activity.Attachments![0].Content!.Value);
    }

    private static IEnumerable<JsonElement> Pasted(TeamsSide teams)
    {
        var paste = new PasteCards(Some.Almelo, new PublicSite("https://wijkbot.example"));
        yield return paste.Of(teams["M-1044"]).Card.ToJson();
        yield return paste.Of(Some.Almelo.Entries.First(entry => entry is { Wijk: not null, Source.Url: not null })).Card.ToJson();
    }
}
