using WijkBot.Cases;
using WijkBot.Channels.Activities;
using WijkBot.Roster;

namespace WijkBot.Tests.Bot.Cases;

/// <summary>A photo takes seconds to come out of Teams: what happened to the talk meanwhile decides.</summary>
public sealed class PhotoToResidentTests
{
    private static async Task<TeamsSide> TalkingAsync()
    {
        var teams = new TeamsSide();
        await teams.LinkAsync("windmolenbroek", "windmolenbroek");
        await teams.OpenAsync("M-1042");
        await teams.PressAsync("Anna", "M-1042", "overnemen");
        teams.Told.Clear();
        teams.Posted.Clear();
        return teams;
    }

    private static readonly Attachment Fetched = new() { ContentType = "image/jpeg", ContentUrl = "media:abc" };

    [Fact]
    public async Task A_photo_goes_to_the_resident_and_stands_in_the_history_and_in_the_log()
    {
        var teams = await TalkingAsync();
        await teams.OfferAsync("Anna", "M-1042", "Zo is het nu.", Fetched);

        var news = Assert.Single(teams.Told);
        Assert.Equal(("gesprek-foto", "Zo is het nu.", "https://wijkbot.example/media/abc"), (news.Event, news.Text, news.Photo));
        var held = teams["M-1042"];
        Assert.Equal(["abc"], held.PhotosToResident);
        Assert.Equal(["foto-1"], held.Photos);
        Assert.Equal(("Anna", PhotoToResident.Sent, "Zo is het nu."), (held.History[^1].Who, held.History[^1].What, held.History[^1].Told));
        Assert.Contains(teams.Records.All.Where(record => record.Kind == LogLine.RecordKind).Select(LogLine.Read), line => line.EndsWith("M-1042  stuurde een foto naar de bewoner", StringComparison.Ordinal));
        Assert.Contains(teams.Posted, item => item.Message.Activity.Text == "De foto gaat nu naar de bewoner van M-1042." && item.Message.Activity.Conversation!.Id == TeamsSide.IdOf("windmolenbroek") + ";messageid=1");
        Assert.Contains(teams.Posted, item => item.Message.Activity.Type == ActivityTypes.MessageUpdate);
    }

    public static TheoryData<string, string> Meanwhile => new()
    {
        { "teruggeven", "Over M-1042 loopt nu geen gesprek." },
        { "afhandelen", "Over M-1042 loopt nu geen gesprek." },
        { "stop", "De bewoner wil geen berichten meer van ons." },
        { "klaar", "Over M-1042 loopt nu geen gesprek." },
        { "een ander", "Een collega praat met de bewoner over M-1042." },
    };

    [Theory, MemberData(nameof(Meanwhile))]
    public async Task What_happened_meanwhile_keeps_the_photo_back_and_is_told_where_it_was_offered(string what, string said)
    {
        var teams = await TalkingAsync();
        switch (what)
        {
            case "stop":
                await teams.SignalAsync("M-1042", CaseSignals.Stopped, true);
                break;
            case "klaar":
                await teams.SignalAsync("M-1042", CaseSignals.TalkDone, null);
                break;
            case "een ander":
                await teams.PressAsync("Anna", "M-1042", "teruggeven");
                await teams.PressAsync("Bram", "M-1042", "overnemen");
                break;
            default:
                await teams.PressAsync("Anna", "M-1042", what, "bericht", "Klaar.");
                break;
        }
        teams.Told.Clear();
        var before = teams["M-1042"];
        await teams.OfferAsync("Anna", "M-1042", null, Fetched);

        Assert.Empty(teams.Told);
        Assert.Equal((before.History.Count, 0), (teams["M-1042"].History.Count, teams["M-1042"].PhotosToResident.Count));
        Assert.StartsWith(said, teams.Posted[^1].Message.Activity.Text, StringComparison.Ordinal);
        Assert.Contains(teams.Records.All.Where(record => record.Kind == LogLine.RecordKind).Select(LogLine.Read), line => line.EndsWith("stuur foto: kon niet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_photo_that_could_not_be_had_is_told_and_nothing_is_sent()
    {
        var teams = await TalkingAsync();
        await teams.OfferAsync("Anna", "M-1042", "Zo is het nu.", null);
        Assert.Empty(teams.Told);
        Assert.StartsWith("De foto bij M-1042 is te groot", teams.Posted[^1].Message.Activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_of_a_talk_go_when_the_time_of_photos_is_over()
    {
        var teams = await TalkingAsync();
        await teams.OfferAsync("Anna", "M-1042", null, Fetched);
        await teams.PressAsync("Anna", "M-1042", "afhandelen", "bericht", "Klaar.");
        await teams.PassAsync(TimeSpan.FromDays(366));
        await teams.SignalAsync("M-1042", CaseSignals.TimeOver, null);
        Assert.Empty(teams["M-1042"].AllPhotos);
    }
}
