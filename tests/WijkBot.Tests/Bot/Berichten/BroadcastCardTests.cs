using WijkBot.Berichten;
using WijkBot.Channels.Activities;
using WijkBot.Tests.Channels.Teams;
using WijkBot.Tests.Knowledge;

namespace WijkBot.Tests.Bot.Berichten;

/// <summary>The card of a message to the wijk, in every state.</summary>
public sealed class BroadcastCardTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    /// <summary>A message to 5,000 people that is so far.</summary>
    internal static WijkBot.Channels.Teams.Cards.Card Card(BroadcastState state)
    {
        var settings = new BroadcastSettings { SmsPrice = 0.08m, WhatsAppPrice = 0.05m };
        var plan = new BroadcastPlan(settings, Some.Almelo.Netwerk.OfficeHours.Zone);
        var sent = state is BroadcastState.Onderweg or BroadcastState.Klaar or BroadcastState.Gestopt;
        var broadcast = new Broadcast("B-12", "wijk:schelfhorst", "Schelfhorst", "Vrijdag is het winkelcentrum dicht. De supermarkt is open.", Urgent: state == BroadcastState.Wacht, "a", "Anna de Vries", new Activity())
        {
            Wijk = "schelfhorst",
            State = state,
            Reach = new Dictionary<string, int> { ["whatsapp"] = 3200, ["sms"] = 1800 },
            SentBy = sent ? "Bob Jansen" : null,
            LastAt = sent ? Now.AddMinutes(8) : null,
            People = sent ? 5000 : 0,
            Made = sent ? 4850 : 0,
            BySms = sent ? 12 : 0,
            Tomorrow = sent ? 40 : 0,
            Stopped = sent ? 3 : 0,
            Failed = sent ? new Dictionary<string, int> { ["BadAddress"] = 140, ["TemplateNeeded"] = 10 } : new Dictionary<string, int>(),
        };
        return new BroadcastCard(Some.Almelo, new BroadcastWords(Some.Almelo, settings, plan)).Of(broadcast, Now);
    }

    public static TheoryData<BroadcastState> States => [.. Enum.GetValues<BroadcastState>()];

    [Theory]
    [MemberData(nameof(States))]
    public async Task It_fits_the_schema_of_cards_in_every_state(BroadcastState state) => Assert.Empty(await CardSchema.FaultsAsync(Card(state).ToJson()));

    [Fact]
    public async Task Where_Teams_knows_no_refresh_a_press_is_answered_in_words_and_the_card_is_drawn_again()
    {
        var town = new BroadcastTown(Now);
        town.Follow(3, "wijk:schelfhorst", 0);
        await town.WriteAsync("Anna", "schelfhorst", "bericht schelfhorst: Vrijdag is het winkelcentrum dicht.");
        town.Sent.Clear();
        await town.SubmitAsync("Anna", "schelfhorst", "bericht-stop", "B-12");
        Assert.Null(town.Answer);
        Assert.Equal(["Anna heeft B-12 gestopt. 0 van 0 bewoners verstuurd.", null], town.Sent.Select(item => item.Message.Activity.Text));
        Assert.Equal(ActivityTypes.MessageUpdate, town.Sent[1].Message.Activity.Type);
        Assert.NotEqual(town.Sent[0].Id, town.Sent[1].Id);
    }

    [Theory]
    [InlineData(BroadcastState.Concept, "bericht-verstuur bericht-stop")]
    [InlineData(BroadcastState.Wacht, "bericht-akkoord bericht-stop")]
    [InlineData(BroadcastState.Onderweg, "bericht-stand bericht-stop")]
    [InlineData(BroadcastState.Klaar, "")]
    [InlineData(BroadcastState.Gestopt, "")]
    public void Its_buttons_are_what_can_be_done_now(BroadcastState state, string verbs) =>
        Assert.Equal(verbs, string.Join(' ', Card(state).Actions!.OfType<WijkBot.Channels.Teams.Cards.VerbButton>().Select(button => button.Verb)));
}
