using System.Text.Json;
using Ical.Net;
using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Conversations;
using WijkBot.Conversations.Activiteiten;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Content.Entries;
using WijkBot.Storage;
using WijkBot.Tests.Knowledge;
using WijkBot.Tests.Transcripts;

namespace WijkBot.Tests.Bot.Conversations.Activiteiten;

/// <summary>Signing up for an activity, the file for the phone's calendar, and the days that a question means.</summary>
public sealed class SignUpTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(1));

    private readonly ContentCopy _content = new ContentCopy().WithFile("wijken/hofkamp/activiteiten/proef-koken.md", """
        ---
        titel: Samen koken
        vragen: [samen koken]
        eigenaar: Proef
        bron: { naam: Proef }
        gecontroleerd: 2026-01-05
        soort: eten
        begin: 2026-01-07T17:00
        einde: 2026-01-07T19:00
        herhaling: FREQ=WEEKLY;BYDAY=WE
        behalve: [2026-03-11]
        plaats: De Keuken
        kosten: 2.50
        aanmelden: { nodig: ja, plaatsen: 1 }
        ---
        Wij koken en eten samen.
        """);

    private KnowledgeBase Knowledge => field ??= KnowledgeBase.Load(_content.Folder).OrThrow();

    [Fact]
    public async Task Who_signs_up_is_on_the_list_and_the_professionals_hear_it_until_it_is_full()
    {
        var town = new Town(ChannelIds.WhatsApp, "hofkamp", Monday, Knowledge);

        var list = await SayAsync(town, "wat is er woensdag te doen");
        Assert.Contains("Samen koken, woensdag 4 maart 17.00, 2,50 euro", list, StringComparison.Ordinal);
        var choice = list.Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList().FindIndex(line => line.Contains("Samen koken", StringComparison.Ordinal)) + 1;
        Assert.Contains("Zal ik dat doen?", await SayAsync(town, $"{choice}"), StringComparison.Ordinal);
        await SayAsync(town, "ja");
        Assert.Contains("V-77", await SayAsync(town, "Jansen"), StringComparison.Ordinal);

        var record = Assert.Single(town.Records, one => one.Kind == SignedUp.RecordKind);
        var signedUp = JsonSerializer.Deserialize(record.Json!, ResidentJson.Default.SignedUp)!;
        Assert.Equal((town.Mailbox, "hofkamp", "Jansen", new DateTime(2026, 3, 4, 17, 0, 0)), (record.Owner, record.Wijk, signedUp.As, signedUp.Begin));
        var told = CaseRecord.Read(Assert.Single(town.Records, one => one.Kind == Case.RecordKind));
        Assert.Equal("Aanmelding voor Samen koken, woensdag 4 maart 17.00. Naam: Jansen", told.Text);

        await SayAsync(town, "wat is er woensdag te doen");
        Assert.Contains("vol", await SayAsync(town, $"{choice}"), StringComparison.Ordinal);
        Assert.Single(town.Records, one => one.Kind == SignedUp.RecordKind);
    }

    [Fact]
    public async Task Of_two_who_ask_for_the_last_place_at_the_same_moment_the_first_gets_it_and_the_other_hears_that_it_is_full()
    {
        var (first, second) = (new Town(ChannelIds.WhatsApp, "hofkamp", Monday, Knowledge), new Town(ChannelIds.Sms, "hofkamp", Monday, Knowledge));
        var records = new TownRecords();
        var list = new SignUpList(records);
        foreach (var (town, n) in new[] { (first, 1), (second, 2), (first, 3) })
        {
            var asked = new PlaceAsked(town.Mailbox, "wijken/hofkamp/activiteiten/proef-koken", new DateTime(2026, 3, 4, 17, 0, 0), "Jansen", 1, "hofkamp", "Samen koken, woensdag 4 maart 17.00");
            var activity = new Activity { Type = ActivityTypes.Event, ChannelId = "intern", Id = $"{n}", Name = SignUpList.Asked, Value = JsonSerializer.SerializeToElement(asked, ResidentJson.Default.PlaceAsked) };
            var mailbox = SignUpList.MailboxOf(SignedUp.ListOf(asked.Entry, asked.Begin));
            Assert.True(list.Owns(mailbox));
            var changes = (await list.HandleAsync(new Turn(mailbox, null, new InboxItem($"intern|{n}", mailbox, activity, Monday), Monday), TestContext.Current.CancellationToken)).Changes;
            foreach (var record in changes.Records) records.Write(record);
            await town.Receive(Assert.Single(changes.Inbox));
        }

        Assert.Equal(first.Mailbox, Assert.Single(records.All).Owner);
        Assert.Contains("U staat op de lijst", first.Sent[0].Message.Activity.Text, StringComparison.Ordinal);
        Assert.Contains("vol", Assert.Single(second.Sent).Message.Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_calendar_file_holds_every_time_of_the_activity()
    {
        var activity = Knowledge.Entries.OfType<Activiteit>().Single(entry => entry.Id.Slug == "proef-koken");

        var happening = Assert.Single(Calendar.Load(CalendarFile.Of(activity, "Europe/Amsterdam"))!.Events);

        Assert.Equal(("Samen koken", "De Keuken", "Europe/Amsterdam"), (happening.Summary, happening.Location, happening.Start!.TzId));
        Assert.Equal(
            activity.Between(new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 30)).Select(one => one.Begin),
            happening.GetOccurrences(new Ical.Net.DataTypes.CalDateTime(2026, 3, 1)).Select(one => one.Period.StartTime.Value).TakeWhile(time => time.Month < 5));
    }

    [Theory]
    [InlineData("wat is er vandaag te doen", "2026-03-02", "2026-03-02")]
    [InlineData("iets leuks vanavond?", "2026-03-02", "2026-03-02")]
    [InlineData("morgen wat te doen", "2026-03-03", "2026-03-03")]
    [InlineData("overmorgen", "2026-03-04", "2026-03-04")]
    [InlineData("wat is er dit weekend", "2026-03-07", "2026-03-08")]
    [InlineData("volgend weekend", "2026-03-14", "2026-03-15")]
    [InlineData("woensdagmiddag iets voor kinderen", "2026-03-04", "2026-03-04")]
    [InlineData("volgende week woensdag", "2026-03-11", "2026-03-11")]
    [InlineData("op maandag", "2026-03-02", "2026-03-02")]
    [InlineData("deze week", "2026-03-02", "2026-03-08")]
    [InlineData("volgende week", "2026-03-09", "2026-03-15")]
    [InlineData("deze maand", "2026-03-02", "2026-03-31")]
    [InlineData("wat is er te doen", "2026-03-02", "2026-03-15")]
    public void Days_in_a_question_are_read(string said, string from, string until)
    {
        var period = Period.In(said, Monday);

        Assert.Equal((from, until), ($"{period.From:yyyy-MM-dd}", $"{period.Until:yyyy-MM-dd}"));
    }

    public void Dispose() => _content.Dispose();

    private static async Task<string> SayAsync(Town town, string text)
    {
        town.Sent.Clear();
        await town.Pass(TimeSpan.FromSeconds(20));
        await town.Hear(text, town.Clock.GetUtcNow(), [], null);
        return string.Join('\n', town.Sent.Select(message => message.Message.Activity.Text));
    }
}
