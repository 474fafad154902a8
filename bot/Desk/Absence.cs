using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using WijkBot.Cases;
using WijkBot.Cases.Cards;
using WijkBot.Channels;
using WijkBot.Delivery;
using WijkBot.Knowledge.Content;
using WijkBot.Knowledge.Language.Dates;
using WijkBot.Roster;
using WijkBot.Storage;

namespace WijkBot.Desk;

/// <summary><c>afwezig tot maandag</c>, <c>terug</c>, <c>ik neem windmolenbroek over</c>: the roster, kept up by its own people.</summary>
/// <param name="store">Reads the cases of who goes away.</param>
/// <param name="knowledge">Areas and texts.</param>
public sealed partial class Absence(IStore store, KnowledgeBase knowledge)
{
    private const int FirstNotice = 10;
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>Whether these words are about being there.</summary>
    public bool Understands(string words) => Away().IsMatch(words) || Back().IsMatch(words) || TakesOver().IsMatch(words);

    /// <summary>Does what the words say.</summary>
    public async Task<TurnResult> AnswerAsync(Asked asked, string words, CancellationToken cancel)
    {
        if (Back().IsMatch(words))
            return Asked.With(asked.Reply(knowledge.Say("teams.terug")), News(asked, new RosterNews(asked.Standing.Who.Name) { Back = true }));
        return TakesOver().Match(words) is { Success: true } takes ? TakeOver(asked, takes.Groups["wat"].Value) : await AwayAsync(asked, words, cancel);
    }

    /// <summary>
    /// Taking over opens the area's requests to who says it. So the area's own channel and the town-wide one read it, and where confidential requests
    /// stand (a confidential party, the town-wide channel) it is only for who works there.
    /// </summary>
    private TurnResult TakeOver(Asked asked, string wanted)
    {
        if (Area.Find(knowledge, wanted) is not { } area)
            return asked.Reply(knowledge.Say("teams.neemt-over-onbekend", ("tekst", wanted), ("wijken", string.Join(", ", knowledge.Wijken.All.Select(wijk => wijk.Slug)))));
        var isConfidential = area.Slug == knowledge.Gemeente.Slug || knowledge.Netwerk.Parties.Any(party => party.Id == area.Slug && party.Confidential);
        if (isConfidential && !asked.Standing.Scope.Slugs.Contains(area.Slug))
            return asked.Reply(knowledge.Say("teams.neemt-over-niet", ("gebied", area.Name)));
        var result = Asked.With(
            asked.Reply(knowledge.Say("teams.neemt-over", ("gebied", area.Name))),
            News(asked, new RosterNews(asked.Standing.Who.Name) { TakesOver = area.Slug, ChatId = asked.Activity.From?.Id }));
        var told = new[] { asked.Links.Of(area.Slug), asked.Links.Town }.OfType<TeamsLink>().Where(link => !asked.Standing.Scope.Channels.Contains(link.ChannelId)).DistinctBy(link => link.ChannelId);
        var text = knowledge.Say("teams.neemt-over-gemeld", ("wie", asked.Standing.Who.Name), ("gebied", area.Name));
        return result with
        {
            Changes = result.Changes with
            {
                Outbox = [.. result.Changes.Outbox, .. told.Select((link, n) => new OutboxItem(StableId.From(asked.Turn.Item.Key, FirstNotice + n), Posts.RecipientOf(link), new Outgoing(Posts.Note(link, text))))],
            },
        };
    }

    private async Task<TurnResult> AwayAsync(Asked asked, string words, CancellationToken cancel)
    {
        var reader = new DateReader(knowledge.Netwerk.OfficeHours.Zone);
        if (reader.Read(words, asked.Turn.Now) is not [var day, ..])
            return asked.Reply(knowledge.Say("teams.afwezig-tot-wanneer"));
        var isFirstDayBack = words.Contains(" tot ", StringComparison.OrdinalIgnoreCase) && !words.Contains("tot en met", StringComparison.OrdinalIgnoreCase);
        var today = reader.Today(asked.Turn.Now);
        var back = isFirstDayBack ? day.From : day.To.AddDays(1);
        // on a Monday, "tot maandag" is the next one: nobody is away until today
        if (isFirstDayBack && back == today && !words.Contains("vandaag", StringComparison.OrdinalIgnoreCase))
            back = today.AddDays(7);
        if (back <= today)
            return asked.Reply(knowledge.Say("teams.afwezig-tot-wanneer"));
        var spoken = back.ToString("dddd d MMMM", Dutch);
        var left = (await OpenCases.ReadAsync(store, null, cancel)).Where(one => one.TakenBy?.Id == asked.Standing.Who.Id && (one.Due is not { } due || reader.Today(due) <= back)).ToList();
        var value = JsonSerializer.SerializeToElement(spoken, CaseJson.Default.String);
        return Asked.With(
            asked.Reply(knowledge.Say("teams.afwezig", ("wanneer", spoken), ("aantal", Posts.Count(left.Count, "zaak", "zaken")))),
            [News(asked, new RosterNews(asked.Standing.Who.Name) { BackOn = back }), .. left.Select((one, n) => asked.Signal(n + 1, Case.MailboxOf(one.Reference), CaseSignals.HolderAway, value))]);
    }

    private static InboxItem News(Asked asked, RosterNews news) => asked.Signal(0, RosterHandler.MailboxOf(asked.Standing.Who.Id), RosterNews.Signal, news.ToJson());

    [GeneratedRegex("^(ik ben )?afwezig\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Away();

    [GeneratedRegex("^(ik ben )?(weer )?(terug|er weer|aanwezig)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Back();

    [GeneratedRegex("^(ik )?neem (?<wat>.+?) (over|waar)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TakesOver();
}
